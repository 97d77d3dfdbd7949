package dev.slipway.action.review;

import dev.slipway.action.Desk;
import dev.slipway.action.Preparedness;
import dev.slipway.action.UpwardPlans;
import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.OutOfOrderRule;
import dev.slipway.preflight.Reading;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a live database says: what it lacks, and whether it is ready for that.
 *
 * @param pending versions that it lacks
 */
record LiveLook(String database, Set<Version> pending, List<Reading> readings) {

  /** Looks at that of the desk; nothing is locked or written. */
  static LiveLook at(Desk desk, Migrations migrations) {
    Settings settings = desk.settings();
    DatabaseState state = desk.reader().look(false);
    Comparison comparison =
        new Comparison(
            migrations, state.history(), settings.environment(), settings.placeholders().open());
    UpwardPlans plans = new UpwardPlans(settings, migrations, null, OutOfOrderRule.RUN);
    return new LiveLook(
        state.facts().database(),
        comparison.pending().stream().map(Migration::version).collect(Collectors.toSet()),
        Preparedness.of(desk, migrations, plans, state).readings());
  }
}
