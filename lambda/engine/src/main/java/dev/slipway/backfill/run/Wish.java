package dev.slipway.backfill.run;

import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.BackfillTable;
import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.NamedRuns;
import dev.slipway.postgres.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a backfill, from another process than the one that runs it. */
record Wish(String name, Asked asked, @Nullable String by) {

  /** Writes it down; where no run is there that notices, it is so at once. */
  List<BackfillState> of(
      NamedRuns runs, Session session, BackfillTable table, List<BackfillState> states) {
    if (states.stream().allMatch(Wish::hasEnded)) {
      throw new InvalidInput(
          "There is no backfill " + name + " under way or paused. Nothing was changed.");
    }
    session.execute(table.ask(name, asked, by));
    Phase phase = asked == Asked.CANCEL ? Phase.CANCELLED : Phase.PAUSED;
    for (BackfillState state : states) {
      if (!hasEnded(state) && runs.isFree(session, BackfillRunner.lock(name, state.part()))) {
        session.execute(table.settle(name, state.part(), phase));
      }
    }
    return table.remembered().of(session, name);
  }

  private static boolean hasEnded(BackfillState state) {
    return state.phase() == Phase.DONE || state.phase() == Phase.CANCELLED;
  }
}
