package dev.slipway.run;

import dev.slipway.error.FailureFields;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.HistoryWriter;
import dev.slipway.history.RunStatus;
import dev.slipway.migration.Version;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One execution under the run lock: its steps in order, and its end in the audit log. */
final class PlanRun {

  private final Session session;
  private final RunLock lock;
  private final RunTerms terms;
  private final RunRecord record;

  PlanRun(Session session, RunLock lock, RunTerms terms, RunRecord record) {
    this.session = session;
    this.lock = lock;
    this.terms = terms;
    this.record = record;
  }

  /** The planner refused: the log says so, and nothing else happens. */
  void refused(SlipwayException reason) {
    record.end(RunStatus.REFUSED, reason.getMessage(), lock.release());
  }

  private InvalidInput refusing(InvalidInput reason) {
    refused(reason);
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
    record.end(RunStatus.COMPLETED, null, completions(plan) + lock.release());
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
      record.end(RunStatus.ROLLED_BACK, e.getMessage(), lock.release());
      throw e;
    }
  }

  private String completions(Plan plan) {
    HistoryWriter history = new HistoryWriter(terms.settings().historySchema());
    return plan.checksums().entrySet().stream()
        .map(row -> history.complete(row.getKey(), row.getValue()))
        .collect(Collectors.joining());
  }

  RunResult edit(Edits edits) {
    if (!edits.sql().isEmpty()) {
      session.execute("BEGIN;\n" + String.join("", edits.sql()) + "COMMIT;\n");
    }
    edits.results().forEach(record::add);
    if (edits.takeSchema()) {
      record.schema().schemaChanges();
    }
    record.end(RunStatus.COMPLETED, null, lock.release());
    return record.result(
        edits.sql().isEmpty() ? RunResult.Outcome.NOTHING_TO_DO : RunResult.Outcome.DONE,
        List.of());
  }

  /** False when the deadline stops the run before the step is done. */
  private boolean runStep(Plan plan, int index) {
    Step step = plan.steps().get(index);
    StepRunner runner = new StepRunner(session, lock, terms, step);
    boolean done = terms.deadline().allowsSegment() && runStep(plan, index, runner);
    if (!done && terms.deadline().isInterrupted()) {
      throw interrupted(step, runner, left(plan, index));
    }
    return done;
  }

  private boolean runStep(Plan plan, int index, StepRunner runner) {
    Step step = plan.steps().get(index);
    record.schema().schemaChanges();
    terms.listener().stepStarted(step);
    long start = System.nanoTime();
    try {
      boolean done = runner.run();
      if (done) {
        add(step, outcome(step), start);
      }
      return done;
    } catch (SegmentFailure e) {
      if (stoppedByDeadline(e, runner, step)) {
        return false;
      }
      add(step, StepResult.Outcome.FAILED, start);
      throw failed(new FailedStep(step, runner.progress()), e, left(plan, index));
    }
  }

  /** Work that had the whole time to itself and still did not fit will never fit. */
  private boolean stoppedByDeadline(SegmentFailure failure, StepRunner runner, Step step) {
    boolean cancelled = failure.failure().isCancelled() || failure.failure().isRetryable();
    boolean hadAllTheTime =
        !terms.deadline().isInterrupted()
            && record.steps().isEmpty()
            && runner.progress().done() == step.firstSegment();
    return cancelled && !terms.deadline().allowsSegment() && !hadAllTheTime;
  }

  private RunFailed interrupted(Step step, StepRunner runner, List<Version> pending) {
    StepProgress progress = runner.progress();
    String text = Interrupted.text(terms.deadline(), step, progress, record.current());
    boolean untouched = record.steps().isEmpty() && !progress.isPartial();
    record.end(untouched ? RunStatus.ROLLED_BACK : RunStatus.FAILED, text, lock.release());
    FailureFields fields = FailureFields.of(text, progress.isPartial() ? "partial" : "rolled_back");
    return new RunFailed(text, fields, record.result(RunResult.Outcome.FAILED, pending), null);
  }

  private static List<Version> left(Plan plan, int next) {
    return Stream.concat(
            plan.steps().stream().skip(next).map(Step::version), plan.pending().stream())
        .toList();
  }

  private RunResult paused(List<Version> pending, String message) {
    record.warn(List.of(message));
    record.end(RunStatus.IN_PROGRESS, message, lock.release());
    return record.result(RunResult.Outcome.PAUSED, pending);
  }

  private RunFailed failed(FailedStep failed, SegmentFailure e, List<Version> pending) {
    FailureMessage message =
        new FailureMessage(
            failed,
            e,
            record.current(),
            new RunFacts(terms, record.user(), record.history().rows().isEmpty()));
    List<String> blockers = new ArrayList<>();
    if (e.failure().isRetryable()) {
      blockers.addAll(Blockers.ask(session));
    }
    boolean untouched = record.steps().size() == 1 && !failed.progress().isPartial();
    String kept = terms.settings().keepDetails() ? message.text(blockers) : message.kept(blockers);
    if (!e.failure().isConnectionLoss()) {
      record.end(untouched ? RunStatus.ROLLED_BACK : RunStatus.FAILED, kept, lock.release());
    }
    String told = terms.deadline().isSet() ? kept : message.text(blockers);
    return new RunFailed(
        told,
        message.fields(blockers),
        record.result(RunResult.Outcome.FAILED, pending),
        e.withoutSecrets());
  }

  private void add(Step step, StepResult.Outcome outcome, long startNanos) {
    long millis = (System.nanoTime() - startNanos) / 1_000_000;
    StepResult result =
        new StepResult(
            step.version(),
            step.description(),
            step.direction(),
            outcome,
            step.statements(),
            millis);
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
