package dev.slipway.cli;

import java.time.Duration;

/** When to say that something still goes on, where nobody sees a clock: CI ends what is silent. */
final class Heartbeat {

  private static final Duration EVERY = Duration.ofSeconds(30);

  private Duration last = Duration.ZERO;

  /** Something new has begun, and was said or not: the silence counts from now. */
  void restart() {
    last = Duration.ZERO;
  }

  /** True once for each 30 s of what has gone on for so long. */
  boolean isDue(Duration elapsed) {
    boolean due = elapsed.minus(last).compareTo(EVERY) >= 0;
    last = due ? elapsed : last;
    return due;
  }
}
