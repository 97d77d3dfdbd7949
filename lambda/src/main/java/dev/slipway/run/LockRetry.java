package dev.slipway.run;

import dev.slipway.ledger.Deadline;
import dev.slipway.plan.Step;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.SqlFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Tries again when another session stood in the way. Between two tries nothing is held, so that
 * those who queue behind us go on.
 */
final class LockRetry {

  /** One that has failed. */
  private record Try(Step step, int number, SegmentFailure failure) {}

  private final int tries;
  private final Deadline deadline;
  private final RunListener listener;

  LockRetry(int tries, Deadline deadline, RunListener listener) {
    this.tries = tries;
    this.deadline = deadline;
    this.listener = listener;
  }

  /**
   * Runs the attempt, which is told how long to wait for a lock, until it succeeds; throws the last
   * failure with the number of tries.
   */
  void run(Step step, Duration lockTimeout, Consumer<Duration> attempt) {
    LockLadder ladder =
        new LockLadder(lockTimeout, tries, () -> ThreadLocalRandom.current().nextDouble());
    for (int number = 1; ; number++) {
      long start = System.nanoTime();
      try {
        attempt.accept(ladder.nextWait());
        return;
      } catch (SegmentFailure e) {
        boolean blocked = e.failure().isRetryable();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        boolean again =
            blocked && ladder.goesOn() && pause(ladder.pause(taken), new Try(step, number, e));
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
  private boolean pause(Duration pause, Try failed) {
    if (!deadline.allowsSegment()) {
      return false;
    }
    listener.retrying(failed.step(), failed.number(), reason(failed.failure().failure()));
    deadline.sleep(deadline.cap(pause));
    return deadline.allowsSegment();
  }

  private static String reason(SqlFailure failure) {
    return failure.sqlState() + ": " + failure.getMessage();
  }
}
