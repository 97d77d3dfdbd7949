package dev.slipway.ledger;

import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.function.Supplier;

/** The wait for the run lock: pauses that grow, and a word to the listener now and then. */
final class RunLockWait {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** A session that is just ending is not worth a word. */
  private static final Duration TELL_AFTER = Duration.ofMillis(200);

  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  private final Duration longest;
  private final Deadline deadline;
  private final LedgerListener listener;
  private final Stopwatch time = new Stopwatch();
  private Duration pause = FIRST_PAUSE;
  private Duration tellAt = TELL_AFTER;
  private boolean paused;

  RunLockWait(Duration longest, Deadline deadline, LedgerListener listener) {
    this.longest = longest;
    this.deadline = deadline;
    this.listener = listener;
  }

  /** Sleeps until the next try is due; false when the wait is over. */
  boolean pause(Supplier<String> holder) {
    Duration waited = waited();
    if (waited.compareTo(longest) >= 0 || deadline.isInterrupted()) {
      return false;
    }
    if (waited.compareTo(tellAt) >= 0) {
      listener.waitingForRunLock(holder.get());
      tellAt = waited.plus(TELL_EVERY);
    }
    paused = true;
    deadline.sleep(pause);
    pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
    return true;
  }

  /** Ends the wait: returns how long it was, and tells it when there was one at all. */
  Duration end() {
    Duration waited = waited();
    if (paused) {
      listener.waitedForLock(waited);
    }
    return waited;
  }

  private Duration waited() {
    return time.elapsed();
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
