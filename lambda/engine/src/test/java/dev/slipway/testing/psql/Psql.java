package dev.slipway.testing.psql;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.InstalledProgram;
import dev.slipway.testing.process.RunningProcess;
import dev.slipway.testing.proxy.PostgresProxy;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs {@code psql}, the measure of what a migration file may hold. Where it is not installed, the
 * test that needs it is skipped with one line that says so.
 */
public final class Psql {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** How a run of psql ended. */
  public record Result(int exitCode, String stdout, String stderr) {}

  private Psql() {}

  /** Whether psql is on the PATH. */
  public static boolean available() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
  }

  /** Skips the test if psql is missing. */
  public static void assumeAvailable() {
    Assumptions.assumeTrue(available(), "psql is not on the PATH; install postgresql-client");
  }

  /** Runs {@code psql -X -v ON_ERROR_STOP=1 -f file url} with more arguments in between. */
  public static Result run(String url, Path file, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-v", "ON_ERROR_STOP=1"));
    all.addAll(List.of(arguments));
    return psql(url, file, all);
  }

  /**
   * The SQL texts that psql sends for a file, in order, failing or not. It runs them as a superuser
   * in a scratch database, in which the preparing files have run first.
   */
  public static List<String> sent(Path file, Path... preparing) {
    assumeAvailable();
    PgDatabase scratch = new PgDatabase();
    scratch.create();
    try (PostgresProxy proxy = new PostgresProxy(scratch.port())) {
      for (Path preparation : preparing) {
        psql(scratch.superuserUrl(), preparation, List.of());
      }
      psql(scratch.superuserUrl(proxy.port()), file, List.of("-v", "ON_ERROR_STOP=0"));
      return proxy.queries();
    } finally {
      scratch.drop();
    }
  }

  private static Result psql(String url, Path file, List<String> arguments) {
    assumeAvailable();
    List<String> command = new ArrayList<>(List.of(Program.PATH, "-X"));
    command.addAll(arguments);
    String shown = url.replaceFirst(":[^:@]*@", "@");
    command.addAll(List.of("-f", file.toAbsolutePath().toString(), "-d", shown));
    Map<String, String> environment =
        Map.of("PGCLIENTENCODING", "UTF8", "PGPASSWORD", PostgresServer.PASSWORD);
    Path directory = file.toAbsolutePath().getParent();
    try (RunningProcess running = RunningProcess.start(directory, environment, command)) {
      int exitCode = running.waitFor(LIMIT);
      return new Result(exitCode, running.stdout(), running.stderr());
    } catch (IOException e) {
      throw RunningProcess.cannotStart("psql", e);
    }
  }

  /** Looked for when it is first needed. */
  private static final class Program {

    /** Debian's psql is a script in Perl, which costs four times what the program does. */
    private static final String WRAPPER = "pg_wrapper";

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    static final String PATH = path();

    private static String path() {
      Path psql = Path.of(InstalledProgram.path("psql", "postgresql-client"));
      try {
        return psql.toRealPath().endsWith(WRAPPER) ? newest().orElse(psql).toString() : "psql";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The one that the script starts where no cluster of this machine is named. */
    private static Optional<Path> newest() throws IOException {
      try (Stream<Path> versions = Files.list(VERSIONS)) {
        return versions
            .filter(version -> version.getFileName().toString().matches("\\d+"))
            .filter(version -> Files.isExecutable(version.resolve("bin/psql")))
            .max(Comparator.comparingInt(it -> Integer.parseInt(it.getFileName().toString())))
            .map(version -> version.resolve("bin/psql"));
      }
    }
  }
}
