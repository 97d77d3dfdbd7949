package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.Pace;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.ledger.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a run may go: to a number of rows, to the end of its time. */
final class RunLimits {

  private final BackfillTerms terms;
  private final Deadline deadline;
  private final RecordedProgress progress;
  private Duration longest;

  RunLimits(BackfillTerms terms, Deadline deadline, RecordedProgress progress) {
    this.terms = terms;
    this.deadline = deadline;
    this.progress = progress;
    this.longest = terms.pace().target();
  }

  /** A batch has taken so long; another will not be begun where there is less time. */
  void took(Duration time) {
    longest = time.compareTo(longest) > 0 ? time : longest;
  }

  /** A reason not to begin another batch; null for none. Waits before it, as the pace says. */
  @Nullable BackfillEnd reached(Pace pace) {
    if (left() <= 0) {
      return new BackfillEnd(Phase.PAUSED, "paused after as many rows as were asked for");
    }
    Duration needed = pace.pause().plus(longest);
    if (deadline.limit().filter(limit -> limit.compareTo(needed) < 0).isPresent()) {
      return timeIsOver();
    }
    if (!pace.pause().isZero()) {
      deadline.sleep(pace.pause());
    }
    return deadline.isInterrupted() ? timeIsOver() : null;
  }

  /** Rows of the next batch. */
  int size(Pace pace) {
    return (int) Math.min(pace.size(), left());
  }

  BackfillEnd timeIsOver() {
    String why =
        deadline.isInterrupted()
            ? "paused: " + deadline.interruptedBy().replaceFirst("^I", "i")
            : "paused: its time is over";
    return new BackfillEnd(Phase.PAUSED, why);
  }

  private long left() {
    Long most = terms.maxRows();
    return most == null ? Long.MAX_VALUE : most - progress.own().seen();
  }
}
