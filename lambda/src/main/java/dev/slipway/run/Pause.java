package dev.slipway.run;

import java.time.Duration;

/** Waits without holding anything. */
final class Pause {

  private Pause() {}

  static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
