package dev.slipway.run;

import dev.slipway.ledger.Deadline;
import dev.slipway.plan.Step;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Stopwatch;
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
      Stopwatch time = new Stopwatch();
      try {
        attempt.accept(ladder.nextWait());
        return;
      } catch (SegmentFailure e) {
        boolean blocked = e.failure().isRetryable();
        Duration taken = time.elapsed();
        boolean again =
            blocked && ladder.goesOn() && pause(ladder.pause(taken), new Try(step, number, e));
        if (blocked) {
          listener.waitedForLock(time.elapsed());
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
