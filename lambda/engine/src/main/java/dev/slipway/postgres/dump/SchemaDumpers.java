package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the pg_dump for a server: it must be at least as new. */
public final class SchemaDumpers {

  /** Where a Lambda layer puts programs. */
  private static final Path LAYER = Path.of("/opt/bin");

  private SchemaDumpers() {}

  /**
   * A pg_dump on the PATH or in /opt/bin, else the one that is built in.
   *
   * @param serverMajor the server's major version, such as 18
   * @throws DumpFailed when each is older than the server, or there is none
   */
  public static SchemaDumper choose(Connector connector, int serverMajor) {
    List<Path> folders = folders(System.getenv().getOrDefault("PATH", ""));
    SchemaDumper dumper = choose(connector, serverMajor, folders);
    return serverMajor < OlderServerDumper.FIRST_THAT_KNOWS
        ? new OlderServerDumper(dumper)
        : dumper;
  }

  /** The same, looking into these folders. */
  static SchemaDumper choose(Connector connector, int serverMajor, List<Path> folders) {
    List<InstalledDump> installed = InstalledDump.in(folders);
    Optional<InstalledDump> enough =
        installed.stream().filter(dump -> dump.major() >= serverMajor).findFirst();
    if (enough.isPresent()) {
      return new NativeDumper(enough.get(), connector);
    }
    if (DumpProgram.isThere() && DumpProgram.MAJOR >= serverMajor) {
      return new WasmDumper(connector);
    }
    throw new DumpFailed(
        "No pg_dump is new enough for PostgreSQL %d: %s; %s. Put pg_dump %d or newer on the PATH, or into /opt/bin, as a layer of the function does. Nothing was done."
            .formatted(serverMajor, shown(installed), builtIn(), serverMajor),
        null);
  }

  private static List<Path> folders(String path) {
    return Stream.concat(
            Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(folder -> !folder.isBlank())
                .map(Path::of),
            Stream.of(LAYER))
        .distinct()
        .toList();
  }

  private static String shown(List<InstalledDump> installed) {
    return installed.isEmpty()
        ? "none is installed"
        : installed.stream()
            .map(dump -> dump.program() + " is " + dump.version())
            .collect(Collectors.joining(", "));
  }

  private static String builtIn() {
    return DumpProgram.isThere()
        ? "the built-in one is " + DumpProgram.VERSION
        : "none is built in, because npm was missing when this was built";
  }
}
