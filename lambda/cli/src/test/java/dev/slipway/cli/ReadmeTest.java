package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.SharedServer;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first is what the README shows, but for times and the id of the run. */
class ReadmeTest {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root"));

  @TempDir Path folder;

  private static String shown() throws IOException {
    Matcher block =
        Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(block.find()).isTrue();
    return masked(block.group(1));
  }

  private static String masked(String text) {
    return text.replaceAll("\\d[\\d.]* m?s\\b", "TIME").replaceAll("run [0-9a-f-]{36}", "run ID");
  }

  @Test
  void theFirstCommandAnswersAsTheReadmeShows() throws Exception {
    Path migrations = Files.createDirectory(folder.resolve("migrations"));
    try (Stream<Path> examples = Files.list(ROOT.resolve("migrations"))) {
      for (Path file : examples.filter(Files::isRegularFile).toList()) {
        Files.copy(file, migrations.resolve(file.getFileName()));
      }
    }
    SharedServer.into(folder);
    try (ChildProcess process = CliProcess.start(folder, Map.of(), "up")) {
      assertThat(process.waitFor(Duration.ofMinutes(2))).as(process.stderr()).isZero();
      assertThat(masked(process.stderr() + process.stdout())).isEqualTo(shown());
    }
  }

  /** A wrong folder is left as it was. */
  @Test
  void whereThereAreNoMigrationsNothingIsLeftBehind() throws Exception {
    for (List<String> command :
        List.of(List.of("up"), List.of("status"), List.of("review"), List.of("history"))) {
      try (ChildProcess process =
          CliProcess.start(folder, Map.of(), command.toArray(String[]::new))) {
        assertThat(process.waitFor(Duration.ofMinutes(2))).isEqualTo(ExitCode.USAGE);
        assertThat(process.stderr())
            .contains("Migrations folder migrations does not exist in", "Nothing was done.");
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
