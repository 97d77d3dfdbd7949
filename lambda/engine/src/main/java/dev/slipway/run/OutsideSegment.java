package dev.slipway.run;

import dev.slipway.ledger.InOurName;
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
  private final Segment segment;
  private final OutsideStatement statement;

  OutsideSegment(StepSession session, StepRecord record, StepProgress progress, Segment segment) {
    this.session = session;
    this.record = record;
    this.progress = progress;
    this.segment = segment;
    this.statement = session.outside(segment);
  }

  /**
   * Runs it once. Throws {@link SegmentFailure}; what it left is cleared away where it can be.
   *
   * @param wait how long a lock is waited for
   */
  void run(Duration wait) {
    announce(wait);
    try {
      session.watched(segment.statements().get(0), () -> statement.run(progress, session.waits()));
    } catch (SegmentFailure e) {
      progress.failed();
      settle(e);
      throw e;
    }
  }

  /** A row that says so already keeps its age: what is newer than it is ours. */
  private void announce(Duration wait) {
    boolean patient = statement.waitsForReaders() && !session.hasOwnLockTimeout();
    session.send(
        patient ? Duration.ZERO : wait,
        batches -> {
          write(batches, progress.isAnnounced() ? "" : record.begun(progress), record.remember());
        });
    progress.announced();
  }

  /** The server has answered that the segment is not done: the history must not leave it open. */
  private void settle(SegmentFailure failure) {
    SqlFailure cause = failure.failure();
    boolean brokenOff = cause.isRetryable() || cause.isCancelled();
    if (cause.isConnectionLoss() || (brokenOff && statement.mayLeaveParts())) {
      return;
    }
    try {
      boolean asBefore = !brokenOff && statement.undo();
      if (asBefore) {
        progress.undone();
      }
      if (asBefore && progress.done() == 0) {
        session.send(session.lockTimeout(), batches -> write(batches, record.forget(), ""));
        progress.forgotten();
      } else if (asBefore || !statement.mayLeaveParts()) {
        session.send(session.lockTimeout(), batches -> write(batches, record.failed(), ""));
        progress.settled();
      }
    } catch (SqlFailure | SegmentFailure e) {
      failure.addSuppressed(e);
    }
  }

  private void write(Batches batches, String row, String remember) {
    batches.command(InOurName.BEGIN);
    batches.inOurName(row + remember, record.downScript());
    batches.command("COMMIT");
  }
}
