package dev.slipway.cli;

import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.run.RunListener;
import dev.slipway.run.StepResult;
import java.util.UUID;

/**
 * Tells a person at a terminal what is going on, in one line that is written over; in a pipe only
 * what needs attention is said.
 */
final class Progress implements RunListener {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private int steps;
  private int done;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void started(UUID runId, Plan plan) {
    steps = plan.steps().size();
  }

  @Override
  public void segmentStarted(Step step, int index) {
    int segments = step.segments().size();
    String part = segments > 1 ? ", segment " + (index + 1) + " of " + segments : "";
    show((done + 1) + " of " + steps + ": " + step.version() + " " + step.description() + part);
  }

  @Override
  public void stepDone(StepResult result) {
    done++;
  }

  @Override
  public void waitingForRunLock(String holder) {
    say("waiting for another run: " + holder);
  }

  @Override
  public void retrying(Step step, int attempt, String reason) {
    say(step.version() + ": " + reason + "; rolled back, trying again (try " + (attempt + 1) + ")");
  }

  @Override
  public void notice(String text) {
    say(text);
  }

  /** Takes the progress line away before something else is printed. */
  void clear() {
    if (terminal.isWatched()) {
      terminal.err().print(CLEAR_LINE);
      terminal.err().flush();
    }
  }

  private void show(String text) {
    if (terminal.isWatched()) {
      terminal.err().print(CLEAR_LINE + text);
      terminal.err().flush();
    }
  }

  private void say(String text) {
    clear();
    terminal.err().println("slipway: " + text);
  }
}
