package dev.slipway.action;

import dev.slipway.config.Consent;
import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.migration.Migrations;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.DownPlanner;
import dev.slipway.plan.DownRequest;
import dev.slipway.plan.PlaceholderCheck;
import dev.slipway.plan.Plan;
import dev.slipway.run.BackupFirst;
import dev.slipway.run.Runner;

/** Takes migrations back, or shows how it would. */
final class DownAction {

  private final Settings settings;
  private final Migrations migrations;
  private final Runner runner;

  DownAction(Settings settings, Migrations migrations, Runner runner) {
    this.settings = settings;
    this.migrations = migrations;
    this.runner = runner;
  }

  Report perform(MigrationRequest.Down request, BackupFirst backup) {
    if (request.dryRun()) {
      DatabaseState state = runner.look(true);
      return new PlanReport(
          request.action(), state.facts().database(), settings.environment(), plan(request, state));
    }
    Safeguards safeguards = new Safeguards(settings, request.backup(), request.confirm());
    return RunReporter.report(
        request.action(),
        settings,
        () ->
            runner.run(
                "down",
                state -> safeguards.allowDown(plan(request, state), state),
                safeguards.first(backup)));
  }

  private Plan plan(MigrationRequest.Down request, DatabaseState state) {
    Comparison comparison =
        new Comparison(
            migrations, state.history(), settings.environment(), settings.placeholders().open());
    Plan plan =
        DownPlanner.plan(
            comparison,
            new DownRequest(
                request.target(),
                request.steps(),
                settings.consents().contains(Consent.BASELINED),
                state.facts().procedures(),
                state.facts().trust().writers()));
    return PlaceholderCheck.check(plan, comparison, settings.placeholders().all().keySet())
        .warned(migrations.warnings());
  }
}
