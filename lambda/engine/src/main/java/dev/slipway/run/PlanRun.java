package dev.slipway.run;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.HistoryWriter;
import dev.slipway.history.RunStatus;
import dev.slipway.ledger.LockedRun;
import dev.slipway.ledger.RunRecord;
import dev.slipway.ledger.RunResult;
import dev.slipway.ledger.StepResult;
import dev.slipway.migration.Version;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Session;
import dev.slipway.time.Stopwatch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One execution under the run lock: its steps in order, and its end in the audit log. */
final class PlanRun {

  private final LockedRun run;
  private final RunTerms terms;
  private final Session session;
  private final RunRecord record;
  private final BrokenRun broken;

  PlanRun(LockedRun run, RunTerms terms) {
    this.run = run;
    this.terms = terms;
    this.session = run.session();
    this.record = run.record();
    this.broken = new BrokenRun(run, terms);
  }

  private InvalidInput refusing(InvalidInput reason) {
    run.refused(reason);
    return reason;
  }

  RunResult run(Plan plan, BackupFirst backup) {
    Backslashes.in(plan, session)
        .ifPresent(
            found -> {
              throw refusing(found);
            });
    if (!terms.listener().agrees(plan)) {
      throw refusing(new InvalidInput("Nobody agreed to it. Nothing was done."));
    }
    terms.listener().started(record.entry().runId(), plan);
    try {
      backUp(plan, backup);
    } catch (BackupUnderWay e) {
      record.backedUp(e.uri());
      return paused(left(plan, 0), e.getMessage() + " Run it again to go on.");
    }
    record.warn(plan.warnings());
    record.schema().runs();
    for (int i = 0; i < plan.steps().size(); i++) {
      if (!runStep(plan, i)) {
        List<Version> left = left(plan, i);
        return paused(
            left, "paused at the deadline before " + left.get(0) + "; run it again to go on");
      }
    }
    record.end(RunStatus.COMPLETED, null, completions(plan) + run.lock().release());
    return record.result(
        plan.isEmpty() ? RunResult.Outcome.NOTHING_TO_DO : RunResult.Outcome.DONE, plan.pending());
  }

  private void backUp(Plan plan, BackupFirst backup) {
    try {
      String uri = backup.take(record.entry().runId(), plan, record.backupOfPausedRun());
      if (uri != null) {
        record.writeBackup(uri);
      }
    } catch (BackupUnderWay e) {
      throw e;
    } catch (SlipwayException e) {
      run.end(RunStatus.ROLLED_BACK, e.getMessage());
      throw e;
    }
  }

  private String completions(Plan plan) {
    HistoryWriter history =
        new HistoryWriter(terms.settings().historySchema(), DatabaseEncoding.of(session));
    return plan.checksums().entrySet().stream()
        .map(row -> history.complete(row.getKey(), row.getValue()))
        .collect(Collectors.joining());
  }

  /** False when the deadline stops the run before the step is done. */
  private boolean runStep(Plan plan, int index) {
    Step step = plan.steps().get(index);
    StepRunner runner = new StepRunner(session, run.lock(), terms, step);
    boolean done = terms.deadline().allowsSegment() && runStep(plan, index, runner);
    if (!done && terms.deadline().isInterrupted()) {
      throw broken.interrupted(step, runner.progress(), left(plan, index));
    }
    return done;
  }

  private boolean runStep(Plan plan, int index, StepRunner runner) {
    Step step = plan.steps().get(index);
    terms.listener().stepStarted(step);
    Stopwatch time = new Stopwatch();
    try {
      boolean done = run(runner);
      if (done) {
        add(step, outcome(step), time);
      }
      return done;
    } catch (SegmentFailure e) {
      if (broken.stoppedByDeadline(e, runner.progress(), step)) {
        return false;
      }
      add(step, StepResult.Outcome.FAILED, time);
      throw broken.failed(new FailedStep(step, runner.progress()), e, left(plan, index));
    }
  }

  /**
   * Of what another hand has changed, nothing is taken over by a run that has changed nothing. A
   * step that is done counts, even one without a statement: the record is never older than that.
   */
  private boolean run(StepRunner runner) {
    boolean done = false;
    try {
      done = runner.run();
      return done;
    } finally {
      if (done || runner.progress().hasChanged()) {
        record.schema().schemaChanges();
      }
    }
  }

  private static List<Version> left(Plan plan, int next) {
    return Stream.concat(
            plan.steps().stream().skip(next).map(Step::version), plan.pending().stream())
        .toList();
  }

  private RunResult paused(List<Version> pending, String message) {
    record.warn(List.of(message));
    run.end(RunStatus.IN_PROGRESS, message);
    return record.result(RunResult.Outcome.PAUSED, pending);
  }

  private void add(Step step, StepResult.Outcome outcome, Stopwatch time) {
    StepResult result =
        new StepResult(
            step.version(),
            step.description(),
            step.direction(),
            outcome,
            step.statements(),
            time.millis());
    record.add(result);
    if (outcome != StepResult.Outcome.FAILED) {
      terms.listener().stepDone(result);
    }
  }

  private static StepResult.Outcome outcome(Step step) {
    return step.direction() == Direction.UP
        ? StepResult.Outcome.APPLIED
        : StepResult.Outcome.TAKEN_BACK;
  }
}
