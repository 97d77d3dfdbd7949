package dev.slipway.backfill.run;

import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.BackfillTable;
import dev.slipway.history.RunStatus;
import dev.slipway.ledger.NamedRun;

/** Writes down how a run ended: the backfill's row and the audit log together. */
final class Closing {

  private final NamedRun run;
  private final BackfillTable table;
  private final RecordedProgress progress;
  private final Courtesy courtesy;

  Closing(NamedRun run, BackfillTable table, RecordedProgress progress, Courtesy courtesy) {
    this.run = run;
    this.table = table;
    this.progress = progress;
    this.courtesy = courtesy;
  }

  BackfillResult end(BackfillEnd end) {
    String message = progress.told() + ": " + progress.own() + "; " + end.why();
    write(end.phase(), status(end.phase()), message);
    return progress.result(end.phase(), message);
  }

  /** The failure, written down. */
  BackfillFailed failed(BackfillFailed failure) {
    RunStatus status = progress.own().batches() == 0 ? RunStatus.ROLLED_BACK : RunStatus.FAILED;
    write(Phase.FAILED, status, String.valueOf(failure.getMessage()));
    return failure;
  }

  private void write(Phase phase, RunStatus status, String message) {
    int size = courtesy.pace().size();
    String state = table.end(progress.state(), run.runId(), phase, size, message);
    run.end(status, message, state);
  }

  private static RunStatus status(Phase phase) {
    return phase == Phase.PAUSED ? RunStatus.IN_PROGRESS : RunStatus.COMPLETED;
  }
}
