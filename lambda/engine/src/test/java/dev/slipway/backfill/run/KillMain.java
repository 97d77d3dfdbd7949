package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.PaceTerms;
import dev.slipway.backfill.plan.Range;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.ledger.Deadline;
import java.time.Duration;
import java.util.Map;

/** A run in a process of its own, that says each batch; it ends with 0 when all is done. */
final class KillMain {

  static final String BATCH = "batch ";

  private KillMain() {}

  public static void main(String[] arguments) {
    BackfillTestBase base = new BackfillTestBase();
    base.heard.afterEachBatch(state -> say(state));
    PaceTerms pace =
        new PaceTerms(null, Duration.ofMillis(Long.parseLong(arguments[0])), Duration.ZERO);
    BackfillTerms terms = new BackfillTerms(BackfillTerms.Begin.GO_ON, Range.WHOLE, pace, null);
    BackfillResult result =
        base.runner(System.getenv("DATABASE_URL"), Map.of(), Deadline.none())
            .run(BackfillTestBase.fill(BackfillTestBase.PLUS_ONE), terms);
    System.exit(result.isDone() ? 0 : 1);
  }

  private static void say(BackfillState state) {
    System.out.println(BATCH + state.counters().seen() + " " + System.currentTimeMillis());
  }
}
