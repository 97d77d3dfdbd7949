package dev.slipway.action.refresh;

import org.jspecify.annotations.Nullable;

/**
 * What became of a view.
 *
 * @param rows how many it has now, null where nobody has counted them
 * @param why why it was not refreshed, or how it would be; may be empty
 */
record ViewOutcome(
    MaterializedView view, Kind kind, @Nullable Long rows, long durationMs, String why) {

  /** What became of the view. */
  enum Kind {
    /** Nothing was to be done. */
    PLANNED,
    REFRESHED,
    /** Somebody else refreshes it just now. */
    SKIPPED,
    FAILED,
    /** What it reads was not refreshed. */
    NOT_BEGUN,
    /** The time was over. */
    LEFT
  }

  static ViewOutcome planned(MaterializedView view) {
    return new ViewOutcome(view, Kind.PLANNED, null, 0, view.whyPlain());
  }

  static ViewOutcome refreshed(MaterializedView view, @Nullable Long rows, long durationMs) {
    return new ViewOutcome(view, Kind.REFRESHED, rows, durationMs, view.whyPlain());
  }

  static ViewOutcome not(Kind kind, MaterializedView view, String why) {
    return new ViewOutcome(view, kind, null, 0, why);
  }

  /** True where it should have been refreshed, and was not. */
  boolean isBad() {
    return kind == Kind.FAILED || kind == Kind.NOT_BEGUN;
  }

  @Override
  public String toString() {
    return view + ": " + why;
  }
}
