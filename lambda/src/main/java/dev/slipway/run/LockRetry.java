package dev.slipway.run;

import dev.slipway.plan.Step;
import dev.slipway.postgres.SqlFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries again when another session stood in the way. Between two tries nothing is held, so that
 * nobody queues behind us for longer than the lock timeout.
 */
final class LockRetry {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final int tries;
  private final Deadline deadline;
  private final RunListener listener;

  LockRetry(int tries, Deadline deadline, RunListener listener) {
    this.tries = tries;
    this.deadline = deadline;
    this.listener = listener;
  }

  /** Runs the attempt until it succeeds; throws the last failure with the number of tries. */
  void run(Step step, Runnable attempt) {
    for (int number = 1; ; number++) {
      long start = System.nanoTime();
      try {
        attempt.run();
        return;
      } catch (SegmentFailure e) {
        boolean blocked = e.failure().isRetryable();
        boolean again = blocked && number < tries && pause(step, number, e);
        if (blocked) {
          listener.waitedForLock(Duration.ofNanos(System.nanoTime() - start));
        }
        if (!again) {
          throw e.after(number);
        }
      }
    }
  }

  /** False when the deadline leaves no time for another try, before the pause or after it. */
  private boolean pause(Step step, int number, SegmentFailure e) {
    if (!deadline.allowsSegment()) {
      return false;
    }
    listener.retrying(step, number, reason(e.failure()));
    Pause.sleep(pause(number));
    return deadline.allowsSegment();
  }

  private static String reason(SqlFailure failure) {
    return failure.sqlState() + ": " + failure.getMessage();
  }

  private static Duration pause(int number) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(number - 1, 10);
    long longest = Math.min(doubled, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
  }
}
