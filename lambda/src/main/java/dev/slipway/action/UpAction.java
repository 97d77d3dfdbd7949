package dev.slipway.action;

import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.migration.Migrations;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.Plan;
import dev.slipway.plan.UpPlanner;
import dev.slipway.plan.UpRequest;
import dev.slipway.run.BackupFirst;
import dev.slipway.run.Runner;

/** Brings the schema up, or shows how it would. */
final class UpAction {

  private final Settings settings;
  private final Migrations migrations;
  private final Runner runner;
  private final BackupFirst backup;

  UpAction(Settings settings, Migrations migrations, Runner runner, BackupFirst backup) {
    this.settings = settings;
    this.migrations = migrations;
    this.runner = runner;
    this.backup = backup;
  }

  Report perform(Request request) {
    if (request.dryRun()) {
      return plan(request);
    }
    Safeguards safeguards = new Safeguards(settings, request);
    return RunReporter.report(
        request.action(),
        settings,
        () ->
            runner.run(
                "up",
                state -> safeguards.allowUp(plan(request, state), state),
                safeguards.first(backup)));
  }

  Report plan(Request request) {
    DatabaseState state = runner.look(false);
    return new PlanReport(
        request.action(), state.facts().database(), settings.environment(), plan(request, state));
  }

  private Plan plan(Request request, DatabaseState state) {
    Comparison comparison = new Comparison(migrations, state.history(), settings.environment());
    return UpPlanner.plan(
        comparison,
        new UpRequest(request.target(), request.outOfOrder(), state.facts().procedures()));
  }
}
