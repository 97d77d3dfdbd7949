package dev.slipway.cli;

import dev.slipway.config.Durations;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a terminal, which is written over and counts the seconds by itself; in a pipe
 * only the lines that stay are written, and each half minute one that says what still goes on.
 */
final class ProgressLine implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";

  /** A longer line would wrap, and its beginning could not be cleared. */
  private static final int WIDTH = 79;

  private static final long TICK_MILLIS = 1_000;

  private final Terminal terminal;
  private final Heartbeat heartbeat = new Heartbeat();
  private final LongSupplier nanos;
  private final Timer clock = new Timer("progress", true);
  private @Nullable String text;
  private long startNanos;

  ProgressLine(Terminal terminal) {
    this(terminal, System::nanoTime);
  }

  /** One whose time is told by {@code nanos}. */
  ProgressLine(Terminal terminal, LongSupplier nanos) {
    this.terminal = terminal;
    this.nanos = nanos;
    clock.schedule(task(), TICK_MILLIS, TICK_MILLIS);
  }

  private TimerTask task() {
    return new TimerTask() {
      @Override
      public void run() {
        tick();
      }
    };
  }

  /** A second has passed. */
  synchronized void tick() {
    if (terminal.isWatched()) {
      paint();
    } else if (text != null && heartbeat.isDue(age())) {
      terminal.tell(text + elapsed());
    }
  }

  /** Shows what begins now, in place of what was shown before. */
  synchronized void show(String newText) {
    text = Harmless.text(newText);
    startNanos = nanos.getAsLong();
    heartbeat.restart();
    paint();
  }

  /** Shows how far it is with what goes on; its time goes on too. */
  synchronized void go(String newText) {
    if (text == null) {
      show(newText);
      return;
    }
    text = Harmless.text(newText);
    paint();
  }

  /** Writes a line that stays. */
  synchronized void say(String line) {
    clear();
    terminal.tell(line);
    paint();
  }

  /** Takes the line away for good. */
  @Override
  public synchronized void close() {
    clock.cancel();
    clear();
    text = null;
  }

  private synchronized void paint() {
    if (terminal.isWatched() && text != null) {
      String time = elapsed();
      String shown = text.length() > WIDTH - time.length() ? shortened(text, time) : text;
      terminal.err().print(CLEAR + shown + time);
      terminal.err().flush();
    }
  }

  private static String shortened(String text, String time) {
    return text.substring(0, WIDTH - time.length() - 3) + "...";
  }

  /** Nothing in the first second: what is quick needs no clock. */
  private String elapsed() {
    long seconds = age().toSeconds();
    if (seconds == 0) {
      return "";
    }
    return " ("
        + (seconds < 60 ? seconds + " s" : Durations.format(Duration.ofSeconds(seconds)))
        + ")";
  }

  private Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - startNanos);
  }

  private void clear() {
    if (terminal.isWatched() && text != null) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
