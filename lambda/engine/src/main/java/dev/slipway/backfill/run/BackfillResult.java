package dev.slipway.backfill.run;

import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.Counters;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a backfill did, and how it left it.
 *
 * @param runId null where nothing was to do
 * @param state how far it is now, with what was done in all runs
 * @param own what this run has done
 * @param left rows that are still to look at; null where that cannot be known
 * @param nothingToDo whether it was done before
 * @param took how long this run took
 */
public record BackfillResult(
    @Nullable UUID runId,
    BackfillState state,
    Counters own,
    @Nullable Long left,
    boolean nothingToDo,
    Duration took) {

  /** True where all is done. */
  public boolean isDone() {
    return state.phase() == Phase.DONE;
  }

  /** Who wants it to rest until he says otherwise; null for nobody. */
  public @Nullable String heldBy() {
    return state.isHeld() ? String.valueOf(state.askedBy()) : null;
  }

  /** Rows that this run has looked at, or changed where it cannot look, in a second. */
  public double rate() {
    double seconds = Math.max(0.001, took.toMillis() / 1000.0);
    return Math.max(own.seen(), own.changed()) / seconds;
  }
}
