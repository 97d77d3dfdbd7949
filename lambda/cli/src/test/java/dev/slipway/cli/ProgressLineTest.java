package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What CI is told of what takes long, by a clock of the test. */
class ProgressLineTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong(1);

  @Test
  void aLineEachHalfMinuteWithoutATerminal() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(Map.of(), stream, stream);
    try (ProgressLine line = new ProgressLine(terminal, nanos::get)) {
      line.show("1 of 2: 001 big\n::error::table");
      passes(line, 29);
      assertThat(said()).isEmpty();
      passes(line, 1);
      assertThat(said()).isEqualTo("slipway: 1 of 2: 001 big\n  : :error::table (30 s)\n");
      passes(line, 29);
      passes(line, 1);
      assertThat(said()).hasLineCount(4).endsWith("(1 min 0 s)\n");
      line.show("2 of 2: 002 small");
      passes(line, 29);
      assertThat(said()).doesNotContain("small");
    }
    assertThat(said()).hasLineCount(4);
  }

  /** How far it is changes often; the clock, and the silence, are those of the whole. */
  @Test
  void whatGoesOnKeepsItsTime() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(Map.of(), stream, stream);
    try (ProgressLine line = new ProgressLine(terminal, nanos::get)) {
      line.go("10 of 90 rows");
      passes(line, 20);
      line.go("20 of 90 rows");
      passes(line, 11);
      assertThat(said()).isEqualTo("slipway: 20 of 90 rows (31 s)\n");
    }
  }

  private void passes(ProgressLine line, int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    line.tick();
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
