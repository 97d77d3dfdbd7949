package dev.slipway.action.up;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.run.BackfillFailed;
import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.ledger.RunFailed;
import dev.slipway.ledger.RunResult;
import dev.slipway.ledger.RunResult.Outcome;
import dev.slipway.ledger.StepResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all stages of a run have done, told as one. */
final class Stages {

  private @Nullable RunResult before;

  /** One is done. */
  RunResult with(RunResult stage) {
    before = together(stage);
    return before;
  }

  /** One has failed: what those before it have done is told with it. */
  RunFailed failed(RunFailed failure) {
    RunResult stage = failure.result();
    RunResult all =
        stage != null
            ? together(stage)
            : before == null ? null : ended(before, Outcome.FAILED, List.of());
    return new RunFailed(String.valueOf(failure.getMessage()), failure.fields(), all, failure);
  }

  /** A backfill behind what was done has failed. */
  static RunFailed failed(RunResult done, BackfillFailed failure) {
    RunResult all = ended(done, Outcome.FAILED, List.of());
    return new RunFailed(String.valueOf(failure.getMessage()), failure.fields(), all, failure);
  }

  /** One has paused. */
  static RunResult paused(RunResult done, BackfillOrder order, BackfillResult result) {
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

  private RunResult together(RunResult stage) {
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
