package dev.slipway.postgres.dump;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The environment in which programs of PostgreSQL run. */
final class ProgramEnvironment {

  /** What programs need to run; nothing else of ours reaches them, least of all secrets. */
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "APPDATA");

  private ProgramEnvironment() {}

  /**
   * The same for each call, so that each is of one version: with a host, Debian's pg_wrapper takes
   * the newest that is installed, else that of a cluster of this machine (pg_wrapper(1)).
   */
  static ProcessBuilder with(ProcessBuilder builder) {
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
    environment.putAll(Map.of("LC_ALL", "C", "PGHOST", "/"));
    return builder;
  }
}
