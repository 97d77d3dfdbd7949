package dev.slipway.action;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.run.BackfillRunner;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.LedgerTerms;
import java.util.Map;

/** What actions that run backfills have in common. */
public final class BackfillTools {

  private static final String WORD = "backfill";

  private BackfillTools() {}

  /** What runs backfills on the desk's database, with so much time. */
  public static BackfillRunner runner(Desk desk, Deadline deadline) {
    BackfillProgress listener = new BackfillProgress(desk.terms().listener());
    return new BackfillRunner(
        new LedgerTerms(desk.settings(), deadline, listener),
        desk.toolbox().connector(desk.terms(), WORD),
        desk.toolbox().version(),
        listener);
  }

  /**
   * A backfill with the values of its parameters. Throws {@link InvalidInput} that names every
   * value that is missing or means nothing, and for one that is not of the environment.
   */
  public static BackfillOrder order(
      Backfill backfill, Map<String, String> given, Settings settings) {
    if (!backfill.options().runsIn(settings.environment())) {
      throw new InvalidInput(
          "The backfill %s runs in %s only, and this is %s. Nothing was done."
              .formatted(
                  backfill.name(),
                  String.join(", ", backfill.options().environments()),
                  settings.environment()));
    }
    return new BackfillOrder(WORD, backfill, backfill.values(given));
  }
}
