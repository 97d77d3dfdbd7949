package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.Key;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Stopwatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does batch after batch, until all is done or there is a reason to stop. */
final class BatchLoop {

  /** What there is to work with. */
  record Tools(
      Job job,
      Batch batch,
      RecordedProgress progress,
      BatchTries tries,
      BackfillListener listener) {}

  private final Tools tools;
  private final RunLimits limits;
  private final Courtesy courtesy;
  private final @Nullable Horizon horizon;
  private final RepeatGuard guard;
  private Growth growth = Growth.NONE;
  private @Nullable List<String> to;
  private long behindHorizon;

  BatchLoop(Tools tools, RunLimits limits, Courtesy courtesy, Deadline deadline) {
    this.tools = tools;
    this.limits = limits;
    this.courtesy = courtesy;
    Key key = tools.job().key();
    this.horizon =
        key == null ? null : new Horizon(tools.job(), key, deadline, tools.listener()::notice);
    this.guard = new RepeatGuard(tools.job(), tools.progress());
  }

  /** Throws {@link BackfillFailed}, and {@link SqlFailure} for what no other try can help. */
  BackfillEnd run() {
    while (true) {
      BackfillEnd end = limits.reached(courtesy.pace());
      if (end == null) {
        end = turn();
      }
      if (end != null) {
        return end;
      }
    }
  }

  private @Nullable BackfillEnd turn() {
    Stopwatch time = new Stopwatch();
    try {
      return horizon != null && to == null ? lookAhead(horizon) : batch();
    } catch (SqlFailure e) {
      boolean over = tools.tries().isOver(e);
      if (over) {
        tools.progress().giveBack();
      } else {
        tools.tries().again(e, time.elapsed(), courtesy.pace().size());
        tools.progress().retried();
      }
      courtesy.afterConflict();
      return over ? limits.timeIsOver() : null;
    }
  }

  /** How far batches may go; the end where there is nothing behind the cursor. */
  private @Nullable BackfillEnd lookAhead(Horizon ahead) {
    if (growth.isCaughtUp()) {
      tools
          .listener()
          .notice("rows are still being inserted; those of the last moment are not gone through");
      return new BackfillEnd(Phase.DONE, "all is done");
    }
    to = ahead.next(tools.progress().session(), tools.progress().state());
    behindHorizon = 0;
    return to == null ? new BackfillEnd(Phase.DONE, "all is done") : null;
  }

  private @Nullable BackfillEnd batch() {
    BatchOutcome outcome =
        tools
            .batch()
            .run(
                new BatchTerms(
                    tools.progress().state(),
                    to,
                    limits.size(courtesy.pace()),
                    tools.tries().lockWait(),
                    tools.tries().statementTimeout()));
    return switch (outcome.kind()) {
      case DONE -> done(outcome);
      case EMPTY -> empty();
      case ASKED -> asked();
      case TAKEN_OVER -> throw tools.progress().takenOver();
    };
  }

  private @Nullable BackfillEnd done(BatchOutcome outcome) {
    tools.tries().succeeded();
    tools.progress().advanced(outcome);
    behindHorizon += outcome.rows();
    limits.took(outcome.took());
    long rows = horizon == null ? outcome.changed() : outcome.rows();
    courtesy.after(outcome, rows);
    tools.listener().batchDone(tools.progress().state(), rows, outcome.took());
    guard.look();
    return null;
  }

  private @Nullable BackfillEnd empty() {
    if (horizon == null) {
      return new BackfillEnd(Phase.DONE, "nothing is left");
    }
    growth = growth.of(behindHorizon);
    to = null;
    return null;
  }

  private BackfillEnd asked() {
    BackfillState now = tools.progress().reload();
    String by = " by " + now.askedBy();
    return now.asked() == Asked.CANCEL
        ? new BackfillEnd(Phase.CANCELLED, "cancelled" + by)
        : new BackfillEnd(Phase.PAUSED, "held" + by);
  }
}
