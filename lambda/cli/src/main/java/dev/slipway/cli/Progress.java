package dev.slipway.cli;

import dev.slipway.ledger.StepResult;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.progress.Work;
import dev.slipway.run.RunListener;
import java.util.UUID;
import java.util.function.Predicate;

/** Tells a person what is going on: what runs in the progress line, what needs attention above. */
final class Progress implements RunListener {

  private final ProgressLine line;
  private final Predicate<Plan> agreement;
  private final WorkProgress work;
  private int steps;
  private int done;

  Progress(ProgressLine line, Predicate<Plan> agreement) {
    this.line = line;
    this.agreement = agreement;
    this.work = new WorkProgress(line);
  }

  @Override
  public boolean agrees(Plan plan) {
    return agreement.test(plan);
  }

  @Override
  public void started(UUID runId, Plan plan) {
    steps = plan.steps().size();
  }

  @Override
  public void workBegins(Work begun) {
    work.workBegins(begun);
  }

  @Override
  public void bytesMoved(long bytes) {
    work.bytesMoved(bytes);
  }

  @Override
  public void thingDone(String subject, long bytes) {
    work.thingDone(subject, bytes);
  }

  @Override
  public void segmentStarted(Step step, int index) {
    int segments = step.segments().size();
    String part = segments > 1 ? ", segment " + (index + 1) + " of " + segments : "";
    line.show(
        (done + 1) + " of " + steps + ": " + step.version() + " " + step.description() + part);
  }

  @Override
  public void stepDone(StepResult result) {
    done++;
  }

  @Override
  public void waitingForRunLock(String holder) {
    line.say("waiting for another run: " + holder);
  }

  @Override
  public void retrying(Step step, int attempt, String reason) {
    line.say(
        step.version() + ": " + reason + "; rolled back, trying again (try " + (attempt + 1) + ")");
  }

  @Override
  public void goesOn(String text) {
    line.go(text);
  }

  @Override
  public void notice(String text) {
    line.say(text);
  }
}
