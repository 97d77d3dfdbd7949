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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command line without a configured database. */
class EmbeddedDatabaseTest {

  @Test
  void saysWhyTheEmbeddedServerCannotBeUsed(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(".slipway"), "no folder");
    try (ChildProcess process = CliProcess.start(directory, Map.of(), "status", "--json")) {
      assertThat(process.waitFor(Duration.ofMinutes(1))).isEqualTo(ExitCode.FAILED);
      assertThat(process.stderr())
          .startsWith(
              "slipway: no database is configured, using the embedded PostgreSQL in .slipway/\n"
                  + "slipway: The folder of the embedded PostgreSQL cannot be used: ")
          .contains("or set DATABASE_URL to use a server of your own.")
          .doesNotContain("\tat ");
      assertThat(process.stdout())
          .startsWith(
              "{\"action\":\"status\",\"outcome\":\"FAILED\",\"message\":\"The folder of the");
    }
  }

  @Test
  void everyCommandWorksOnItAlsoInACiJobThatNamesIt(@TempDir Path directory) throws IOException {
    SharedServer.into(directory);
    Files.createDirectory(directory.resolve("migrations"));
    Files.writeString(
        directory.resolve("migrations/001_words.sql"),
        "-- UP\nCREATE TABLE words (id int PRIMARY KEY);\nINSERT INTO words VALUES (1);\n"
            + "-- DOWN\nDROP TABLE words;\n");
    Map<String, String> job = Map.of("CI", "true", "DATABASE_URL", "embedded", "PGHOST", "nowhere");
    for (String command :
        List.of(
            "up",
            "backup",
            "verify-backup latest --rehearse",
            "restore latest --clean",
            "drift",
            "down",
            "status --url embedded")) {
      try (ChildProcess process = CliProcess.start(directory, job, command.split(" "))) {
        assertThat(process.waitFor(Duration.ofMinutes(2))).as(process.stderr()).isZero();
        assertThat(process.stderr())
            .doesNotContain("no database is configured", "drop cascades")
            .contains(command.startsWith("verify") ? "" : "using the embedded PostgreSQL in");
      }
    }
  }

  @Test
  void aFileOfVariablesThatIsNotReadIsTold(@TempDir Path directory) throws IOException {
    SharedServer.into(directory);
    Files.writeString(directory.resolve(".env"), "# ours\nDATABASE_URL=postgres://u:hunter2@h/d\n");
    Files.createDirectory(directory.resolve("migrations"));
    Files.writeString(directory.resolve("migrations/001_words.sql"), "SELECT 1;");
    try (ChildProcess process = CliProcess.start(directory, Map.of(), "plan")) {
      assertThat(process.waitFor(Duration.ofMinutes(2))).as(process.stderr()).isZero();
      assertThat(process.stderr())
          .contains(".env names DATABASE_URL, but is not read")
          .doesNotContain("hunter2");
    }
  }
}
