package dev.slipway.action.up;

import dev.slipway.action.BackfillTools;
import dev.slipway.action.Desk;
import dev.slipway.action.RequiredBackfill;
import dev.slipway.action.RequiredBackfills;
import dev.slipway.action.Safeguards;
import dev.slipway.action.UpwardPlans;
import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.run.BackfillFailed;
import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.history.DatabaseState;
import dev.slipway.ledger.RunFailed;
import dev.slipway.ledger.RunResult;
import dev.slipway.ledger.RunResult.Outcome;
import dev.slipway.ledger.StepResult;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.run.BackupFirst;
import dev.slipway.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run up that stops before each migration that requires a backfill, runs that, and goes on:
 * deploys need not wait for a backfill. Where nothing is required it is one run.
 */
final class StagedUp {

  /**
   * How it is planned.
   *
   * @param backfill whether backfills may be run whose tables have rows
   */
  record Given(UpwardPlans plans, Safeguards safeguards, boolean backfill) {}

  /** A backfill that comes before the next stage. */
  private record Due(BackfillOrder order, BackfillTerms terms) {}

  private final Desk desk;
  private final Runner runner;
  private final Given given;
  private final BackupFirst backup;
  private List<Due> next = List.of();
  private @Nullable RunResult before;
  private @Nullable String saved;

  StagedUp(Desk desk, Runner runner, Given given) {
    this.desk = desk;
    this.runner = runner;
    this.given = given;
    this.backup = given.safeguards().first(desk);
  }

  /** Throws {@link RunFailed} with all that was done; what a planner refuses comes before. */
  RunResult run() {
    while (true) {
      before = with(runner.run("up", this::plan, this::save));
      if (before.outcome() == Outcome.PAUSED || next.isEmpty()) {
        return before;
      }
      for (Due due : next) {
        BackfillResult result = backfill(due, before);
        if (!result.isDone()) {
          return paused(due.order(), result, before);
        }
      }
    }
  }

  private Plan plan(DatabaseState state) {
    Plan whole = given.plans().plan(state);
    RequiredBackfills required = new RequiredBackfills(desk);
    if (given.backfill()) {
      required.refuseUnknown(whole);
    } else {
      required.refuse(whole);
    }
    given.safeguards().allowUp(whole, state);
    Plan stage = required.upToFirst(whole);
    next = orders(whole, stage, required);
    return given.safeguards().allowUp(stage, state);
  }

  /** Also of those that come later: what lacks a value is told before anything runs. */
  private List<Due> orders(Plan whole, Plan stage, RequiredBackfills required) {
    List<Due> first = new ArrayList<>();
    for (int i = stage.steps().size(); i < whole.steps().size(); i++) {
      Step step = whole.steps().get(i);
      for (RequiredBackfill one : required.before(step)) {
        Backfill file = Objects.requireNonNull(one.file());
        BackfillOrder order = BackfillTools.order(file, Map.of(), desk.settings());
        if (i == stage.steps().size()) {
          first.add(new Due(order, one.terms()));
        }
      }
    }
    return first;
  }

  /** One backup is enough for all stages. */
  private @Nullable String save(UUID runId, Plan plan, @Nullable String earlier) {
    if (saved == null) {
      saved = backup.take(runId, plan, earlier);
    }
    return saved;
  }

  private BackfillResult backfill(Due due, RunResult done) {
    desk.terms().listener().notice("backfill " + due.order().told() + " is run now");
    try {
      return BackfillTools.runner(desk, desk.terms().deadline()).run(due.order(), due.terms());
    } catch (BackfillFailed e) {
      throw new RunFailed(
          String.valueOf(e.getMessage()), e.fields(), ended(done, Outcome.FAILED, List.of()), e);
    }
  }

  private static RunResult paused(BackfillOrder order, BackfillResult result, RunResult done) {
    String why =
        "paused in the backfill %s, of which %d rows are left; %s"
            .formatted(
                order.name(),
                result.state().left(),
                result.heldBy() == null
                    ? "run it again to go on"
                    : "it is held by "
                        + result.heldBy()
                        + ": backfill "
                        + order.name()
                        + " --resume");
    return ended(done, Outcome.PAUSED, List.of(why));
  }

  private static RunResult ended(RunResult done, Outcome outcome, List<String> why) {
    List<String> warnings = new ArrayList<>(done.warnings());
    warnings.addAll(why);
    return new RunResult(
        done.runId(),
        done.database(),
        outcome,
        done.from(),
        done.to(),
        done.steps(),
        done.pending(),
        List.copyOf(warnings),
        done.backup(),
        done.schemaRecorded());
  }

  /** What this stage has done behind those before it. */
  private RunResult with(RunResult stage) {
    RunResult earlier = before;
    if (earlier == null) {
      return stage;
    }
    List<StepResult> steps = new ArrayList<>(earlier.steps());
    steps.addAll(stage.steps());
    boolean nothing = stage.outcome() == Outcome.NOTHING_TO_DO && !steps.isEmpty();
    return new RunResult(
        stage.runId(),
        stage.database(),
        nothing ? Outcome.DONE : stage.outcome(),
        earlier.from(),
        stage.to(),
        steps,
        stage.pending(),
        stage.warnings(),
        earlier.backup() == null ? stage.backup() : earlier.backup(),
        stage.schemaRecorded());
  }
}
