package dev.slipway.backfill.run;

import dev.slipway.backfill.state.BackfillState;
import dev.slipway.ledger.LedgerListener;
import java.time.Duration;

/** Hears how far a backfill is. Every method does nothing by default. */
public interface BackfillListener extends LedgerListener {

  /** A batch has committed; {@code state} is how far it is now. */
  default void batchDone(BackfillState state, long rows, Duration took) {}
}
