package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command line without a configured database. */
class EmbeddedDatabaseTest {

  @Test
  void saysWhyTheEmbeddedServerCannotBeUsed(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(".slipway"), "no folder");
    try (ChildProcess process = ChildProcess.start(directory, Map.of(), "status", "--json")) {
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
}
