package dev.slipway.action;

import dev.slipway.backfill.run.BackfillListener;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.config.Durations;
import dev.slipway.ledger.LedgerListener;
import dev.slipway.time.Stopwatch;
import java.time.Duration;

/** Tells how far a backfill is, with its rate and about how much time is left. */
final class BackfillProgress implements BackfillListener {

  private final LedgerListener told;
  private final Stopwatch time = new Stopwatch();
  private long rows;

  BackfillProgress(LedgerListener told) {
    this.told = told;
  }

  @Override
  public void batchDone(BackfillState state, long batch, Duration took) {
    rows += batch;
    long rate = rows * 1000 / Math.max(1, time.millis());
    long seen = Math.max(state.counters().seen(), state.counters().changed());
    boolean known = state.total() > seen && rate > 0;
    told.goesOn(
        "backfill "
            + state.name()
            + (state.part() == 0 ? "" : " part " + state.part())
            + ": "
            + seen
            + (known ? " of " + state.total() : "")
            + " rows, "
            + rate
            + " a second"
            + (known ? ", " + left((state.total() - seen) / rate) + " left" : ""));
  }

  private static String left(long seconds) {
    return "about " + Durations.format(Duration.ofSeconds(seconds));
  }

  @Override
  public void waitingForRunLock(String holder) {
    told.waitingForRunLock(holder);
  }

  @Override
  public void waitedForLock(Duration waited) {
    told.waitedForLock(waited);
  }

  @Override
  public void notice(String text) {
    told.notice(text);
  }
}
