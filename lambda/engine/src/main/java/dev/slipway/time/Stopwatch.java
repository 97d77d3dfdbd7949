package dev.slipway.time;

import java.time.Duration;

/** How long something takes, from when this was made. */
public final class Stopwatch {

  private final long start = System.nanoTime();

  /** The time since then. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The same in whole milliseconds. */
  public long millis() {
    return elapsed().toMillis();
  }
}
