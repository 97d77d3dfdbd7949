package dev.slipway.run;

import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;

/** How far a step has come, as the database and its history know it. */
final class StepProgress {

  private final Step step;
  private int done;
  private boolean partial;
  private boolean attempted;

  /** Where earlier runs have left the step. */
  StepProgress(Step step) {
    this.step = step;
    this.done = step.firstSegment();
    this.partial = step.resumed();
    this.attempted = step.resumed() || isDown();
  }

  /** How many segments are done, by this run and earlier ones. */
  int done() {
    return done;
  }

  /** True while the history holds a partial row of this step. */
  boolean isPartial() {
    return partial;
  }

  /** True once the segment at hand may have been begun. */
  boolean isAttempted() {
    return attempted;
  }

  /** True when every segment is done. */
  boolean isOver() {
    return done >= step.segments().size();
  }

  /** True when the segment at hand is the last. */
  boolean isAtLast() {
    return done + 1 >= step.segments().size();
  }

  /** True when the step takes a migration back. */
  boolean isDown() {
    return step.direction() == Direction.DOWN;
  }

  /** True when the history does not know yet that the step may have been begun. */
  boolean isUnknown() {
    return !partial && !isDown();
  }

  /** The history has been told that the segment at hand may have been begun. */
  void announced() {
    partial |= isUnknown();
  }

  /** The segment at hand was tried and failed. */
  void failed() {
    attempted = true;
  }

  /** The first segment failed and left nothing: the history has forgotten the step. */
  void forgotten() {
    partial = false;
  }

  /** The segment at hand is done and recorded. */
  void segmentDone() {
    partial = !isAtLast();
    attempted = isDown();
    done++;
  }
}
