package dev.slipway.run;

import dev.slipway.ledger.Deadline;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;
import org.jspecify.annotations.Nullable;

/** What is said of a run that somebody has interrupted. */
final class Interrupted {

  private Interrupted() {}

  /**
   * Before a step, or within it, which is then rolled back or partial.
   *
   * @param current the newest version in the database now, null for none
   */
  static String text(
      Deadline deadline, Step step, StepProgress progress, @Nullable String current) {
    return deadline.interruptedBy()
        + " at "
        + step.version()
        + ". "
        + state(step, progress)
        + " "
        + others(step, progress, current)
        + "\nNext: run "
        + (step.direction() == Direction.UP ? "up" : "down")
        + " again; it goes on where it stopped.";
  }

  private static String state(Step step, StepProgress progress) {
    return progress.isPartial()
        ? progress.told(step) + "."
        : "Nothing of " + step.version() + " was done, or it was rolled back.";
  }

  private static String others(Step step, StepProgress progress, @Nullable String current) {
    if (progress.isPartial() && step.direction() == Direction.DOWN) {
      return StepProgress.BELOW;
    }
    return current == null
        ? "No migration is applied."
        : "Everything up to " + current + " stays applied.";
  }
}
