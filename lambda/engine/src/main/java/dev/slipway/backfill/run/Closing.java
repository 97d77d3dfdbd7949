package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.BackfillTable;
import dev.slipway.history.RunStatus;
import dev.slipway.ledger.NamedRun;

/** Writes down how a run ended: the backfill's row and the audit log together. */
final class Closing {

  private final BackfillOrder order;
  private final NamedRun run;
  private final BackfillTable table;
  private final Progress progress;

  Closing(BackfillOrder order, NamedRun run, BackfillTable table, Progress progress) {
    this.order = order;
    this.run = run;
    this.table = table;
    this.progress = progress;
  }

  /** {@code size}: rows of the next batch. */
  BackfillResult end(BackfillEnd end, int size) {
    String message = order.told() + ": " + progress.own() + "; " + end.why();
    write(end.phase(), status(end.phase()), size, message);
    return progress.result(end.phase(), message);
  }

  /** The failure, written down. */
  BackfillFailed failed(BackfillFailed failure, int size) {
    RunStatus status = progress.own().batches() == 0 ? RunStatus.ROLLED_BACK : RunStatus.FAILED;
    write(Phase.FAILED, status, size, String.valueOf(failure.getMessage()));
    return failure;
  }

  private void write(Phase phase, RunStatus status, int size, String message) {
    String state = table.end(progress.state(), run.runId(), phase, size, message);
    run.end(status, message, state);
  }

  private static RunStatus status(Phase phase) {
    return phase == Phase.PAUSED ? RunStatus.IN_PROGRESS : RunStatus.COMPLETED;
  }
}
