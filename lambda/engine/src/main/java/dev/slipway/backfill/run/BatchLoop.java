package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.Key;
import dev.slipway.backfill.plan.Pace;
import dev.slipway.backfill.run.Batch.Outcome;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does batch after batch, until all is done or there is a reason to stop. */
final class BatchLoop {

  /** What there is to work with. */
  record Tools(Job job, Batch batch, Progress progress, Tries tries, BackfillListener listener) {}

  private final Tools tools;
  private final BackfillTerms terms;
  private final Deadline deadline;
  private final @Nullable Horizon horizon;
  private final Guard guard;
  private Pace pace;
  private Growth growth = Growth.NONE;
  private @Nullable List<String> to;
  private long behindHorizon;
  private Duration longest;

  BatchLoop(Tools tools, BackfillTerms terms, Deadline deadline, Pace pace) {
    this.tools = tools;
    this.terms = terms;
    this.deadline = deadline;
    this.pace = pace;
    this.longest = terms.pace().target();
    Key key = tools.job().key();
    this.horizon =
        key == null ? null : new Horizon(tools.job(), key, deadline, tools.listener()::notice);
    this.guard = new Guard(tools.job(), tools.progress());
  }

  /** Rows of the next batch. */
  int size() {
    return pace.size();
  }

  /** Throws {@link BackfillFailed}, and {@link SqlFailure} for what no other try can help. */
  BackfillEnd run() {
    while (true) {
      BackfillEnd end = stop();
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
      if (tools.tries().isOver(e)) {
        tools.progress().giveBack();
        pace = pace.afterConflict();
        return new BackfillEnd(Phase.PAUSED, why());
      }
      tools.tries().again(e, time.elapsed(), pace.size());
      pace = pace.afterConflict();
      tools.progress().retried();
      return null;
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
    Outcome outcome =
        tools
            .batch()
            .run(
                new Batch.Given(
                    tools.progress().state(),
                    to,
                    size(left()),
                    tools.tries().lockWait(),
                    tools.tries().statementTimeout()));
    return switch (outcome.kind()) {
      case DONE -> done(outcome);
      case EMPTY -> empty();
      case ASKED -> asked();
      case TAKEN_OVER -> throw tools.progress().takenOver();
    };
  }

  private @Nullable BackfillEnd done(Outcome outcome) {
    tools.tries().succeeded();
    tools.progress().advanced(outcome);
    behindHorizon += outcome.rows();
    long rows = horizon == null ? outcome.changed() : outcome.rows();
    longest = outcome.took().compareTo(longest) > 0 ? outcome.took() : longest;
    boolean eased = pace.strained() > 0 && outcome.strains().isEmpty();
    boolean begins = pace.strained() == 0 && !outcome.strains().isEmpty();
    pace = pace.after(rows, outcome.took(), outcome.strains());
    if (begins) {
      tools.listener().notice("slower: " + outcome.strains().get(0).text());
    }
    if (eased) {
      tools.listener().notice("faster again: nobody suffers any more");
    }
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

  /** A reason not to begin another batch; null for none. Waits before it, as the pace says. */
  private @Nullable BackfillEnd stop() {
    if (left() <= 0) {
      return new BackfillEnd(Phase.PAUSED, "paused after as many rows as were asked for");
    }
    Duration needed = pace.pause().plus(longest);
    if (deadline.limit().filter(limit -> limit.compareTo(needed) < 0).isPresent()) {
      return new BackfillEnd(Phase.PAUSED, why());
    }
    if (!pace.pause().isZero()) {
      deadline.sleep(pace.pause());
    }
    return deadline.isInterrupted() ? new BackfillEnd(Phase.PAUSED, why()) : null;
  }

  private String why() {
    return deadline.isInterrupted()
        ? "paused: " + deadline.interruptedBy().replaceFirst("^I", "i")
        : "paused: its time is over";
  }

  private long left() {
    Long most = terms.maxRows();
    return most == null ? Long.MAX_VALUE : most - tools.progress().own().seen();
  }

  private int size(long left) {
    return (int) Math.min(pace.size(), left);
  }
}
