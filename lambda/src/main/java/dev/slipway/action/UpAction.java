package dev.slipway.action;

import dev.slipway.config.Consent;
import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.OtherTables;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.OutOfOrder;
import dev.slipway.plan.PlaceholderCheck;
import dev.slipway.plan.Plan;
import dev.slipway.plan.UpPlanner;
import dev.slipway.plan.UpRequest;
import dev.slipway.run.BackupFirst;
import dev.slipway.run.Runner;
import org.jspecify.annotations.Nullable;

/** Brings the schema up, or shows how it would. */
final class UpAction {

  private final Settings settings;
  private final Migrations migrations;
  private final Runner runner;

  UpAction(Settings settings, Migrations migrations, Runner runner) {
    this.settings = settings;
    this.migrations = migrations;
    this.runner = runner;
  }

  Report perform(MigrationRequest.Up request, BackupFirst backup) {
    if (request.dryRun()) {
      return show(request.action(), request.target(), request.outOfOrder());
    }
    Safeguards safeguards = new Safeguards(settings, request.backup(), null);
    return RunReporter.report(
        request.action(),
        settings,
        () ->
            runner
                .partOf(request.deploy())
                .run(
                    "up",
                    state ->
                        safeguards.allowUp(
                            plan(state, request.target(), request.outOfOrder()), state),
                    safeguards.first(backup)));
  }

  Report perform(MigrationRequest.Plan request) {
    return show(request.action(), request.target(), request.outOfOrder());
  }

  private Report show(Action action, @Nullable Version target, OutOfOrder outOfOrder) {
    DatabaseState state = runner.look(false);
    return new PlanReport(
        action, state.facts().database(), settings.environment(), plan(state, target, outOfOrder));
  }

  private Plan plan(DatabaseState state, @Nullable Version target, OutOfOrder outOfOrder) {
    Comparison comparison =
        new Comparison(
            migrations, state.history(), settings.environment(), settings.placeholders().open());
    Plan plan =
        UpPlanner.plan(
            comparison,
            new UpRequest(
                target,
                outOfOrder,
                settings.historySchema(),
                others(state),
                state.facts().procedures()));
    return PlaceholderCheck.check(plan, comparison, settings.placeholders().all().keySet())
        .warned(migrations.warnings());
  }

  private OtherTables others(DatabaseState state) {
    return settings.consents().contains(Consent.EXISTING)
        ? OtherTables.NONE
        : state.facts().others();
  }
}
