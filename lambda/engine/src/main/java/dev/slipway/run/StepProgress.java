package dev.slipway.run;

import dev.slipway.migration.Recut;
import dev.slipway.migration.Segment;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;
import dev.slipway.sql.Statement;
import java.util.List;
import java.util.Optional;

/** How far a step has come, as the database and its history know it. */
final class StepProgress {

  /** What else is applied while a migration is half taken back. */
  static final String BELOW = "What was applied before it stays applied.";

  private final int before;
  private List<Segment> segments;
  private int done;
  private boolean partial;
  private boolean announced;
  private boolean attempted;
  private boolean endUnknown;
  private boolean partsLeft;

  /** Where earlier runs have left the step. */
  StepProgress(Step step) {
    this.segments = step.segments();
    this.before = step.firstSegment();
    this.done = before;
    this.partial = step.resumed();
    this.announced = step.begun();
    this.attempted = step.begun();
    this.endUnknown = step.begun();
  }

  /** The step's segments, as they are cut by now. */
  List<Segment> segments() {
    return segments;
  }

  /**
   * Cuts the segment at hand around a statement that cannot be in it; false where that is no use.
   */
  boolean cutAround(Statement statement) {
    Optional<List<Segment>> cut = Recut.around(statement, segments, done);
    segments = cut.orElse(segments);
    return cut.isPresent();
  }

  /** How many segments are done, by this run and earlier ones. */
  int done() {
    return done;
  }

  /** True while the history holds a row of this step that is neither done nor taken back. */
  boolean isPartial() {
    return partial;
  }

  /** How much of a step is done that is not over, without a full stop. */
  String told(Step step) {
    boolean up = step.direction() == Direction.UP;
    return step.version()
        + (up ? " is partial: " : " is half taken back: ")
        + done
        + " of "
        + segments.size()
        + (up ? " segments" : " segments of its DOWN")
        + " are done and stay";
  }

  /** True while the history says that the segment at hand may have been begun. */
  boolean isAnnounced() {
    return announced;
  }

  /** True once an attempt at the segment at hand may have left a part of it. */
  boolean isAttempted() {
    return attempted;
  }

  /** True when an earlier run's attempt may even have done all of it. */
  boolean isEndUnknown() {
    return endUnknown;
  }

  /** True when this run has changed something in the database, or may have. */
  boolean hasChanged() {
    return done > before || partsLeft;
  }

  /** True when every segment is done. */
  boolean isOver() {
    return done >= segments.size();
  }

  /** True when the segment at hand is the last. */
  boolean isAtLast() {
    return done + 1 >= segments.size();
  }

  /** The history has been told that the segment at hand may have been begun. */
  void announced() {
    partial = true;
    announced = true;
  }

  /** The segment at hand was tried and failed. */
  void failed() {
    attempted = true;
    partsLeft = true;
  }

  /** That attempt has left nothing. */
  void undone() {
    partsLeft = false;
  }

  /** The history has been told that the segment at hand is not done. */
  void settled() {
    announced = false;
  }

  /** The first segment failed and left nothing: the history knows nothing of the step. */
  void forgotten() {
    partial = false;
    announced = false;
  }

  /** The segment at hand is done and recorded. */
  void segmentDone() {
    partial = !isAtLast();
    announced = false;
    attempted = false;
    endUnknown = false;
    done++;
  }
}
