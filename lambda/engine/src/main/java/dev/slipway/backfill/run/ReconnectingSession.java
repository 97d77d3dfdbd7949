package dev.slipway.backfill.run;

import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.NamedRun;
import dev.slipway.postgres.SqlFailure;

/** The session of a run, which is connected again where it is lost. */
final class ReconnectingSession {

  /** So often in a row the connection may be lost before a batch has committed. */
  private static final int MOST_LOSSES = 10;

  private final Job job;
  private final NamedRun run;
  private final RecordedProgress progress;
  private final Deadline deadline;
  private int losses;

  ReconnectingSession(Job job, NamedRun run, RecordedProgress progress, Deadline deadline) {
    this.job = job;
    this.run = run;
    this.progress = progress;
    this.deadline = deadline;
  }

  /** A batch has committed. */
  void succeeded() {
    losses = 0;
  }

  /**
   * Connects after a loss; what has committed is told by what is written down. Throws the failure
   * where that was tried too often, or there is no time.
   */
  void again(SqlFailure failure) {
    losses++;
    if (losses > MOST_LOSSES || !deadline.hasTime()) {
      throw failure;
    }
    run.again();
    job.prepare(run.session());
    limit();
    progress.reload();
  }

  /** Ends what is open, however little time there is. */
  void giveBack() {
    progress.giveBack();
  }

  /** Whatever takes longer than there is time, is cancelled. */
  void limit() {
    run.session().limits().limitTo(deadline::limit);
  }
}
