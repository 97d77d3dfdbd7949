package dev.slipway.backfill.run;

import dev.slipway.backfill.state.BackfillState.Phase;

/**
 * How a run comes to its end in good order.
 *
 * @param why for people, as a sentence goes on behind what was done
 */
record BackfillEnd(Phase phase, String why) {}
