package dev.slipway.run;

import dev.slipway.error.FailureFields;
import dev.slipway.history.RunStatus;
import dev.slipway.ledger.LockedRun;
import dev.slipway.ledger.RunFailed;
import dev.slipway.ledger.RunRecord;
import dev.slipway.ledger.RunResult;
import dev.slipway.migration.Version;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.remedy.Cancelled;
import dev.slipway.postgres.remedy.DeniedObject;
import java.util.ArrayList;
import java.util.List;

/** What it means that a run did not come to the end of its plan, and its end in the audit log. */
final class BrokenRun {

  private final LockedRun run;
  private final RunTerms terms;
  private final Session session;
  private final RunRecord record;

  BrokenRun(LockedRun run, RunTerms terms) {
    this.run = run;
    this.terms = terms;
    this.session = run.session();
    this.record = run.record();
  }

  /**
   * True when the deadline has ended the step and another run will go on with it. Work that had the
   * whole time to itself and still did not fit will never fit.
   */
  boolean stoppedByDeadline(SegmentFailure failure, StepProgress progress, Step step) {
    boolean cancelled = failure.failure().isCancelled() || failure.failure().isRetryable();
    boolean hadAllTheTime =
        !terms.deadline().isInterrupted()
            && record.steps().isEmpty()
            && progress.done() == step.firstSegment();
    return cancelled && !terms.deadline().allowsSegment() && !hadAllTheTime;
  }

  /** Somebody interrupted the run before the step was done. */
  RunFailed interrupted(Step step, StepProgress progress, List<Version> pending) {
    String text = Interrupted.text(terms.deadline(), step, progress, record.current());
    boolean untouched = record.steps().isEmpty() && !progress.hasChanged();
    run.end(untouched ? RunStatus.ROLLED_BACK : RunStatus.FAILED, text);
    FailureFields fields = FailureFields.of(text, progress.isPartial() ? "partial" : "rolled_back");
    return new RunFailed(text, fields, record.result(RunResult.Outcome.FAILED, pending), null);
  }

  /** A segment failed: what the log, and whoever asked, are told. */
  RunFailed failed(FailedStep failed, SegmentFailure e, List<Version> pending) {
    FailureMessage message =
        new FailureMessage(
            failed,
            e,
            record.current(),
            new RunFacts(
                terms,
                record.user(),
                record.history().rows().isEmpty(),
                Cancelled.by(e.failure(), session),
                DeniedObject.in(e.failure(), session).orElse(null)));
    List<String> blockers = new ArrayList<>();
    if (e.failure().isRetryable()) {
      blockers.addAll(Blockers.ask(session));
    }
    boolean untouched = record.steps().size() == 1 && !failed.progress().hasChanged();
    String kept = terms.settings().keepDetails() ? message.text(blockers) : message.kept(blockers);
    if (!e.failure().isConnectionLoss()) {
      run.end(untouched ? RunStatus.ROLLED_BACK : RunStatus.FAILED, kept);
    }
    String told = terms.deadline().isSet() ? kept : message.text(blockers);
    return new RunFailed(
        told,
        message.fields(blockers),
        record.result(RunResult.Outcome.FAILED, pending),
        e.withoutSecrets());
  }
}
