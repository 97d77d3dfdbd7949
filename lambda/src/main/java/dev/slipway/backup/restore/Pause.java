package dev.slipway.backup.restore;

import java.time.Duration;

/** Waits between two tries of a restore. */
final class Pause {

  private static final long LOOK_MILLIS = 200;

  private Pause() {}

  /** Sooner when no time is left for another try. */
  static void of(Duration pause, RestoreTerms terms) {
    long end = System.nanoTime() + pause.toNanos();
    try {
      while (System.nanoTime() < end && terms.allowsUnit()) {
        Thread.sleep(Math.min(LOOK_MILLIS, Math.max(1, pause.toMillis())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a lock", e);
    }
  }
}
