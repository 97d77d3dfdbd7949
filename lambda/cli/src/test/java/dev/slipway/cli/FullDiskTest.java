package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An export to a disk without room, for which stands a limit of the process: a file that grows
 * beyond it is refused by the system, as it is where there is no room.
 */
class FullDiskTest extends StoreTestBase {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @BeforeEach
  void fill() throws Exception {
    db.execute(
        "CREATE TABLE big (id int PRIMARY KEY, text text)",
        "INSERT INTO big SELECT n, repeat(md5(n::text), 4) FROM generate_series(1, 20000) n",
        "CREATE TABLE small (id int)",
        "INSERT INTO small VALUES (1)");
  }

  /**
   * Blocks are of 512 bytes or of 1024, as the shell has it; the big table is of more than 2 MB.
   */
  private ChildProcess limited(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f 1000; exec \"$@\"", "sh"));
    command.addAll(ChildProcess.java(List.of(), "dev.slipway.cli.Main"));
    command.addAll(List.of(arguments));
    Map<String, String> environment = new TreeMap<>(project.environment());
    return ChildProcess.startCommand(project.folder(), environment, command);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(store)) {
      return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "sql", "json"})
  void anExportThatDoesNotFitIsNone(String format) throws Exception {
    try (ChildProcess export =
        limited("export", "--to", "file:" + store, "--format", format, "--compression", "none")) {
      assertThat(export.waitFor(LIMIT)).as(export.stderr()).isEqualTo(ExitCode.FAILED);
      assertThat(export.stderr()).contains("File too large", "big", "Next: ");
      assertThat(files()).doesNotContain("manifest.json", "latest");
    }
    done("export", "--to", "file:" + store, "--format", format);
    assertThat(files()).contains("manifest.json");
  }

  @Test
  void theDatabaseRemembersThatItFailed() throws Exception {
    done("up", "--existing");
    try (ChildProcess export =
        limited("export", "--to", "file:" + store, "--compression", "none")) {
      assertThat(export.waitFor(LIMIT)).isEqualTo(ExitCode.FAILED);
    }
    assertThat(
            db.rows(
                "SELECT status, message LIKE '%File too large%' FROM schema_migration_runs WHERE"
                    + " action = 'export'"))
        .containsExactly(List.of("rolled_back", "t"));
  }
}
