package dev.slipway.backfill.run;

import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.SqlFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** What is done after a batch has failed: another try, where that may help. */
final class BatchTries {

  /** The server is asked to cancel when the time is over, and may be asked a moment before. */
  private static final Duration NEARLY_OVER = Duration.ofMillis(500);

  /**
   * How patient it is.
   *
   * @param lockTimeout the longest wait for a lock; zero is no limit
   * @param tries how often a batch is tried when a lock stands in its way
   * @param statementTimeout how long the statement of a batch may take; zero is no limit
   */
  record Patience(Duration lockTimeout, int tries, Duration statementTimeout) {}

  private final Patience patience;
  private final ReconnectingSession hold;
  private final Deadline deadline;
  private final Consumer<String> notices;
  private LockLadder ladder;

  BatchTries(
      Patience patience, ReconnectingSession hold, Deadline deadline, Consumer<String> notices) {
    this.patience = patience;
    this.hold = hold;
    this.deadline = deadline;
    this.notices = notices;
    this.ladder = ladder();
  }

  /** How long the try that comes now waits for a lock; zero is no limit. */
  Duration lockWait() {
    return ladder.nextWait();
  }

  Duration statementTimeout() {
    return patience.statementTimeout();
  }

  /** A batch has committed. */
  void succeeded() {
    hold.succeeded();
    ladder = ladder();
  }

  /** True when it was cancelled because there is no more time. */
  boolean isOver(SqlFailure failure) {
    return failure.isCancelled()
        && deadline.limit().filter(left -> left.compareTo(NEARLY_OVER) < 0).isPresent();
  }

  /** Makes ready for another try, or throws the failure where that cannot help. */
  void again(SqlFailure failure, Duration taken, int size) {
    if (failure.isConnectionLoss()) {
      hold.again(failure);
      return;
    }
    hold.giveBack();
    boolean tooSlow = failure.isCancelled() && size > 1 && !patience.statementTimeout().isZero();
    if (!tooSlow && (!failure.isRetryable() || !ladder.goesOn())) {
      throw failure;
    }
    notices.accept(
        "a batch met a "
            + (tooSlow ? "timeout" : "lock")
            + " ("
            + failure.sqlState()
            + ") and is tried again");
    if (!tooSlow) {
      deadline.sleep(deadline.cap(ladder.pause(taken)));
    }
    hold.limit();
  }

  private LockLadder ladder() {
    return new LockLadder(
        patience.lockTimeout(), patience.tries(), () -> ThreadLocalRandom.current().nextDouble());
  }
}
