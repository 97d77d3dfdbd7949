package dev.slipway.backup.restore.terms;

import dev.slipway.time.Sleep;
import java.time.Duration;

/** Waits between two tries of a restore. */
public final class Pause {

  private Pause() {}

  /** Sooner when no time is left for another try. */
  public static void of(Duration pause, RestoreTerms terms) {
    Sleep.of(
        pause,
        terms::allowsUnit,
        e -> new IllegalStateException("interrupted while waiting for a lock", e));
  }
}
