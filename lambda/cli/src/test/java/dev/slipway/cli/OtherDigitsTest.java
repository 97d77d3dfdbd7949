package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.ChildProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that what is written for a server and for people does not depend on the locale. */
class OtherDigitsTest extends CliTestBase {

  @Test
  void numbersAreWrittenAsSqlTakesThem() throws Exception {
    List<String> java =
        ChildProcess.java(
            List.of("-Duser.language=ar", "-Duser.country=EG"), "dev.slipway.cli.Main");
    java.add("up");
    try (ChildProcess up = ChildProcess.startCommand(folder, project.environment(), java)) {
      assertThat(up.waitFor(Duration.ofMinutes(2))).as(up::stderr).isZero();
      assertThat(up.stdout()).contains("Done. ", " is at 20250101_120000");
    }
    assertThat(db.rows("SELECT version FROM schema_migrations")).isNotEmpty();
  }
}
