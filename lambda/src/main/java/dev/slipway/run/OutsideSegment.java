package dev.slipway.run;

import dev.slipway.migration.Segment;
import dev.slipway.postgres.SqlFailure;
import java.time.Duration;

/**
 * Runs a segment that must run outside of transactions. It is announced in the history before, so
 * that the next run knows that it may have been begun.
 */
final class OutsideSegment {

  private final StepSession session;
  private final StepRecord record;
  private final StepProgress progress;
  private final OutsideStatement statement;

  OutsideSegment(StepSession session, StepRecord record, StepProgress progress, Segment segment) {
    this.session = session;
    this.record = record;
    this.progress = progress;
    this.statement = session.outside(segment, record.age());
  }

  /**
   * Runs it once. Throws {@link SegmentFailure}; what it left is cleared away where it can be.
   *
   * @param wait how long a lock is waited for
   */
  void run(Duration wait) {
    announce(wait);
    try {
      statement.run(progress.isAttempted());
    } catch (SegmentFailure e) {
      progress.failed();
      undo(e);
      throw e;
    }
  }

  private void announce(Duration wait) {
    boolean patient = statement.waitsForReaders() && !session.hasOwnLockTimeout();
    session.send(
        patient ? Duration.ZERO : wait,
        batches -> {
          if (progress.isUnknown()) {
            batches.ours(record.partial(progress.done()), record.downScript());
          }
        });
    progress.announced();
  }

  /** When the first statement of a step failed and left nothing, the step was never begun. */
  private void undo(SegmentFailure failure) {
    SqlFailure cause = failure.failure();
    if (cause.isConnectionLoss() || cause.isRetryable() || cause.isCancelled()) {
      return;
    }
    try {
      if (statement.undo() && progress.done() == 0 && !progress.isDown()) {
        session.send(session.lockTimeout(), batches -> batches.ours(record.forget()));
        progress.forgotten();
      }
    } catch (SqlFailure | SegmentFailure e) {
      failure.addSuppressed(e);
    }
  }
}
