package dev.slipway.postgres.dump;

import dev.slipway.config.DatabaseSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells libpq to connect as the driver does (PostgreSQL manual, chapter 32.15). */
final class LibpqEnvironment {

  /** What programs need to run; nothing else of ours reaches pg_dump, least of all secrets. */
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "APPDATA");

  private static final Map<String, String> VARIABLES =
      Map.of(
          "sslmode", "PGSSLMODE",
          "sslcert", "PGSSLCERT",
          "sslkey", "PGSSLKEY",
          "sslrootcert", "PGSSLROOTCERT",
          "sslNegotiation", "PGSSLNEGOTIATION",
          "channelBinding", "PGCHANNELBINDING",
          "connectTimeout", "PGCONNECT_TIMEOUT",
          "gssEncMode", "PGGSSENCMODE");

  private LibpqEnvironment() {}

  /** Replaces the environment of a process that is to be started. */
  static void set(Map<String, String> environment, DatabaseSettings database, LibpqFiles files) {
    environment.keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
    environment.putAll(
        Map.of(
            "PGHOST", database.host().replaceAll("^\\[|]$", ""),
            "PGPORT", String.valueOf(database.port()),
            "PGDATABASE", database.name(),
            "PGUSER", database.user(),
            "PGCONNECT_TIMEOUT", "10",
            "PGGSSENCMODE", "disable",
            "PGCLIENTENCODING", "UTF8",
            "PGTZ", "UTC",
            "LC_ALL", "C"));
    database.driverProperties().forEach((name, value) -> put(environment, name, value));
    putFile(environment, "PGPASSFILE", files.password());
    putFile(environment, "PGSSLROOTCERT", files.roots());
  }

  private static void put(Map<String, String> environment, String property, String value) {
    String variable = VARIABLES.get(property);
    if (variable != null) {
      environment.put(variable, value);
    }
  }

  private static void putFile(Map<String, String> environment, String name, @Nullable Path file) {
    if (file != null) {
      environment.put(name, file.toString());
    }
  }
}
