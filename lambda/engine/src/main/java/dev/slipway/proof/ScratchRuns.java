package dev.slipway.proof;

import dev.slipway.history.DatabaseState;
import dev.slipway.history.OtherTables;
import dev.slipway.ledger.RunResult;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.DownPlanner;
import dev.slipway.plan.DownTerms;
import dev.slipway.plan.OutOfOrderRule;
import dev.slipway.plan.Plan;
import dev.slipway.plan.UpPlanner;
import dev.slipway.plan.UpTerms;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;

/** Runs of migrations on a scratch database, as they run everywhere. */
final class ScratchRuns {

  private final Runner runner;
  private final RunTerms terms;
  private final Migrations migrations;

  ScratchRuns(Runner runner, RunTerms terms, Migrations migrations) {
    this.runner = runner;
    this.terms = terms;
    this.migrations = migrations;
  }

  /** Brings it up to a version. Throws {@link dev.slipway.error.SlipwayException}. */
  RunResult up(Version target) {
    return runner.run("up", state -> upward(state, target), (run, plan, earlier) -> null);
  }

  /** Takes so many of the newest back. Throws {@link dev.slipway.error.SlipwayException}. */
  RunResult down(int steps) {
    return runner.run("down", state -> downward(state, steps), (run, plan, earlier) -> null);
  }

  /** Repeatables have no way back. */
  private Plan upward(DatabaseState state, Version target) {
    return whole(state, target).only(step -> step.version().isNumbered());
  }

  private Plan whole(DatabaseState state, Version target) {
    return UpPlanner.plan(
        comparison(state),
        new UpTerms(
            target,
            OutOfOrderRule.REFUSE,
            terms.settings().historySchema(),
            OtherTables.NONE,
            state.facts().procedures()));
  }

  private Plan downward(DatabaseState state, int steps) {
    return DownPlanner.plan(
        comparison(state),
        new DownTerms(
            null, steps, false, state.facts().procedures(), state.facts().trust().writers()));
  }

  private Comparison comparison(DatabaseState state) {
    return new Comparison(
        migrations,
        state.history(),
        terms.settings().environment(),
        terms.settings().placeholders().open());
  }
}
