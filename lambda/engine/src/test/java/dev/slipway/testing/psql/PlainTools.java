package dev.slipway.testing.psql;

import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.RunningProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Restores a backup by the programs of the machine alone, as our help says. Where one of them is
 * not installed, the test that needs it is skipped with one line that says so.
 */
public final class PlainTools {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private PlainTools() {}

  /** Skips the test if a program is missing. */
  public static void assumeAvailable(String... programs) {
    for (String program : programs) {
      Assumptions.assumeTrue(isOnPath(program), program + " is not on the PATH; install it");
    }
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /**
   * Runs {@code cat *.sql.SUFFIX | READER | psql -1 -v ON_ERROR_STOP=1 DATABASE} in a folder. Any
   * program that fails counts, not only the last.
   *
   * @param suffix what the files' names end with, such as {@code zst}
   * @param reader what decompresses them, such as {@code zstd -dc}
   */
  public static Psql.Result restore(Path folder, String suffix, String reader, String url) {
    assumeAvailable("bash", reader.split(" ", 2)[0], "psql");
    String script =
        "set -o pipefail; cat *.sql.%s | %s | psql -X -q -1 -v ON_ERROR_STOP=1 -d \"$1\""
            .formatted(suffix, reader);
    List<String> command =
        List.of("bash", "-c", script, "restore", url.replaceFirst(":[^:@]*@", "@"));
    Map<String, String> environment = Map.of("PGPASSWORD", PostgresServer.PASSWORD);
    try (RunningProcess running = RunningProcess.start(folder, environment, command)) {
      int exitCode = running.waitFor(LIMIT);
      return new Psql.Result(exitCode, running.stdout(), running.stderr());
    } catch (IOException e) {
      throw RunningProcess.cannotStart("bash", e);
    }
  }
}
