package dev.slipway.backup.snapshot;

import dev.slipway.time.Sleep;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Pauses that grow, as long as there is time. */
final class Pauses {

  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Supplier<Optional<Duration>> left;
  private final long endNanos;
  private Duration next = Duration.ofSeconds(1);

  /**
   * Pauses under two limits.
   *
   * @param left how long there still is, nothing for no limit
   * @param most how long to go on in any case
   */
  Pauses(Supplier<Optional<Duration>> left, Duration most) {
    this.left = left;
    this.endNanos = System.nanoTime() + most.toNanos();
  }

  /** Waits; false, without a wait, when there is no time for it. */
  boolean pause() {
    Duration pause = next;
    boolean tooLong = left.get().filter(time -> time.compareTo(pause) < 0).isPresent();
    if (tooLong || System.nanoTime() + pause.toNanos() > endNanos) {
      return false;
    }
    Sleep.of(
        pause, e -> new SnapshotFailed("Interrupted while waiting for a snapshot; it goes on.", e));
    next = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
    return true;
  }
}
