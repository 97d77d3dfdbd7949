package dev.slipway.action.down;

import dev.slipway.action.PlanReport;
import dev.slipway.action.Report;
import dev.slipway.config.Consent;
import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.HistoryElsewhere;
import dev.slipway.ledger.LedgerReader;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.DownPlanner;
import dev.slipway.plan.DownTerms;
import dev.slipway.plan.PlaceholderCheck;
import dev.slipway.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Plans what takes migrations back: what is shown is what would run. */
final class DownwardPlans {

  private final Settings settings;
  private final Migrations migrations;
  private final @Nullable Version target;
  private final int steps;

  /** {@code target} stays the newest, null to count steps. */
  DownwardPlans(Settings settings, Migrations migrations, @Nullable Version target, int steps) {
    this.settings = settings;
    this.migrations = migrations;
    this.target = target;
    this.steps = steps;
  }

  Plan plan(DatabaseState state) {
    HistoryElsewhere.refuse(state.facts(), settings.historySchema());
    Comparison comparison =
        new Comparison(
            migrations, state.history(), settings.environment(), settings.placeholders().open());
    Plan plan =
        DownPlanner.plan(
            comparison,
            new DownTerms(
                target,
                steps,
                settings.consents().contains(Consent.BASELINED),
                state.facts().procedures(),
                state.facts().trust().writers()));
    return PlaceholderCheck.check(plan, comparison, settings.placeholders().all().keySet())
        .warned(migrations.warnings());
  }

  /** What would be taken back. Nothing is changed. */
  Report show(LedgerReader reader) {
    DatabaseState state = reader.look(true);
    return new PlanReport(
        "down", state.facts().database(), settings.environment(), plan(state), null, null);
  }
}
