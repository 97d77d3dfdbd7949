package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.progress.Work;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the progress line says of long work, whatever it is. */
class WorkProgressTest {

  private static final String WATCHED = "slipway.terminal";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void watch() {
    System.setProperty(WATCHED, "true");
  }

  @AfterEach
  void watchNoMore() {
    System.clearProperty(WATCHED);
  }

  @Test
  void whatIsEstimatedGoesByTheThingsThatAreDone() {
    try (ProgressLine line = line()) {
      WorkProgress progress = new WorkProgress(line);
      progress.workBegins(new Work("backup", "file", 2, 1_000, true));
      progress.bytesMoved(5_000);
      progress.thingDone("words.sql.zst", 400);
      progress.thingDone("post.sql.zst", 600);
    }
    assertThat(shown())
        .contains("backup: 2 files, 1.0 kB\r")
        .containsPattern("backup: 0 of 2 files, 0 %, 5.0 kB, [^,]+/s\r")
        .containsPattern("backup: 1 of 2 files, 40 %, 5.0 kB, [^,]+/s, .* left, words.sql.zst\r")
        .contains("backup: 2 of 2 files, post.sql.zst\r");
  }

  @Test
  void whatIsKnownGoesByTheBytesThatMove() {
    try (ProgressLine line = line()) {
      WorkProgress progress = new WorkProgress(line);
      progress.workBegins(new Work("restore", "unit", 3, 1_000, false));
      progress.bytesMoved(250);
      progress.thingDone("the rows of words\nin 3 files", 0);
      progress.workBegins(new Work("verify-backup", "file", 1, 0, false));
      progress.thingDone("pre.sql.zst", 0);
    }
    assertThat(shown())
        .containsPattern("restore: 1 of 3 units, 25 %, 250 B, .* left, the rows of words\r")
        .contains("verify-backup: 1 of 1 file, pre.sql.zst\r");
  }

  @Test
  void inAPipeLongWorkIsToldHowFarItIs() {
    System.setProperty(WATCHED, "false");
    AtomicLong nanos = new AtomicLong();
    PrintStream out = new PrintStream(OutputStream.nullOutputStream());
    Terminal terminal =
        new Terminal(Map.of(), out, new PrintStream(err, true, StandardCharsets.UTF_8));
    try (ProgressLine line = new ProgressLine(terminal, nanos::get)) {
      WorkProgress progress = new WorkProgress(line);
      progress.workBegins(new Work("copy", "table", 1, 1_000, false));
      nanos.set(Duration.ofSeconds(29).toNanos());
      progress.bytesMoved(250);
      nanos.set(Duration.ofSeconds(31).toNanos());
      line.tick();
    }
    assertThat(shown()).contains("copy: 0 of 1 table, 25 %, 250 B");
  }

  private ProgressLine line() {
    PrintStream out = new PrintStream(OutputStream.nullOutputStream());
    return new ProgressLine(
        new Terminal(Map.of(), out, new PrintStream(err, true, StandardCharsets.UTF_8)));
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
