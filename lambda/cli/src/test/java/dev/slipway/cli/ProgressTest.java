package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests what a person at a terminal sees while a command runs. */
class ProgressTest extends CliTestBase {

  private static final String WATCHED = "slipway.terminal";
  private static final String CLEAR = "\r\u001b[K";

  @AfterEach
  void lookAway() {
    System.clearProperty(WATCHED);
  }

  @Test
  void aPipeGetsNoCodes() {
    Result result = done("up");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).doesNotContain("\r", "\u001b");
  }

  @Test
  void aTerminalIsToldWhatRunsAndEndsClean() {
    System.setProperty(WATCHED, "true");
    Result result = done("up");
    assertThat(result.err())
        .contains(CLEAR + "1 of 4: 001 words" + CLEAR)
        .contains(CLEAR + "2 of 4: 002 word origins, segment 2 of 2" + CLEAR)
        .contains(CLEAR + "4 of 4: R_word_counts word counts" + CLEAR)
        .endsWith(CLEAR);
    assertThat(result.out()).doesNotContain("\r", "\u001b").startsWith("  applied 001");
  }

  @Test
  void aLongLineIsCutToTheTerminal() {
    System.setProperty(WATCHED, "true");
    project.file("20250201_120000_" + "long_".repeat(20) + "name.sql", "SELECT 1;");
    String shown = "4 of 5: 20250201_120000 " + "long ".repeat(20);
    assertThat(done("up").err()).contains(CLEAR + shown.substring(0, 76) + "..." + CLEAR);
  }

  @Test
  void aLongRunCountsItsSeconds() throws Exception {
    System.setProperty(WATCHED, "true");
    project.file("001_words.sql", "SELECT pg_advisory_xact_lock(7);\n" + WORDS.substring(6));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CompletableFuture<Integer> exitCode;
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(7)");
      exitCode = CompletableFuture.supplyAsync(() -> upInto(err));
      while (!err.toString(StandardCharsets.UTF_8).contains("1 of 4: 001 words (2 s)")) {
        assertThat(exitCode).isNotDone();
        Thread.sleep(50);
      }
    }
    assertThat(exitCode.join()).isZero();
  }

  private int upInto(ByteArrayOutputStream err) {
    return Main.run(
        new String[] {"up", "--lock-timeout=10min"},
        project.environment(),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
