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
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.run.BackupFirst;
import dev.slipway.run.Runner;
import java.util.ArrayList;
import java.util.List;
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
   * @param approved what must run and nothing else; null for whatever is pending
   */
  record Given(
      UpwardPlans plans,
      Safeguards safeguards,
      BackfillChoice backfills,
      @Nullable String approved) {}

  /**
   * A backfill that comes before the next stage.
   *
   * @param begins whether rows that are there would be changed for the first time
   */
  private record Due(BackfillOrder order, BackfillTerms terms, boolean begins) {}

  private final Desk desk;
  private final Runner runner;
  private final Given given;
  private final BackupFirst backup;
  private final Stages stages = new Stages();
  private List<Due> next = List.of();
  private @Nullable Plan whole;
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
      RunResult done = stage();
      if (done.outcome() == Outcome.PAUSED || next.isEmpty()) {
        return done;
      }
      for (Due due : next) {
        BackfillResult result = backfill(due, done);
        if (!result.isDone()) {
          return Stages.paused(done, due.order(), result);
        }
      }
    }
  }

  private RunResult stage() {
    try {
      return stages.with(runner.run("up", this::plan, this::save));
    } catch (RunFailed e) {
      throw stages.failed(e);
    }
  }

  private Plan plan(DatabaseState state) {
    Plan all = given.plans().plan(state);
    if (given.approved() != null) {
      given
          .plans()
          .approvals(all, state, desk.source(), given.backfills().params())
          .require(given.approved());
    }
    RequiredBackfills required = new RequiredBackfills(desk);
    required.refuseUnknownParameters(given.backfills().params().keySet());
    if (given.backfills().run()) {
      required.refuseUnknown(all);
    } else {
      required.refuse(all);
    }
    given.safeguards().allowUp(all, state);
    Plan stage = required.upToFirst(all);
    next = orders(all, stage, required);
    whole = all;
    return given.safeguards().allowUp(stage, state);
  }

  /** Also of those that come later: what lacks a value is told before anything runs. */
  private List<Due> orders(Plan all, Plan stage, RequiredBackfills required) {
    List<Due> first = new ArrayList<>();
    for (int i = stage.steps().size(); i < all.steps().size(); i++) {
      Step step = all.steps().get(i);
      for (RequiredBackfill one : required.before(step)) {
        Backfill file = Objects.requireNonNull(one.file());
        BackfillOrder order =
            BackfillTools.order(file, given.backfills().of(file), desk.settings());
        if (i == stage.steps().size()) {
          first.add(new Due(order, one.terms(), one.begins()));
        }
      }
    }
    return first;
  }

  /** One backup is enough for all stages; it comes before rows are changed, too. */
  private @Nullable String save(UUID runId, Plan stage, @Nullable String earlier) {
    if (saved == null) {
      boolean rows = next.stream().anyMatch(Due::begins);
      Plan first = rows ? Objects.requireNonNull(whole) : stage;
      saved = backup.take(runId, first, earlier);
    }
    return saved;
  }

  private BackfillResult backfill(Due due, RunResult done) {
    desk.terms().listener().notice("backfill " + due.order().told() + " is run now");
    try {
      return BackfillTools.runner(desk, desk.terms().deadline()).run(due.order(), due.terms());
    } catch (BackfillFailed e) {
      throw Stages.failed(done, e);
    }
  }
}
