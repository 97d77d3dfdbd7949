package dev.slipway.backfill.run;

/**
 * When enough was done of a table that grows while it is gone through: once nothing new is there,
 * or when time after time hardly anything was, so that it ends at all.
 *
 * @param times how often in a row there was hardly anything
 */
record Growth(int times) {

  static final Growth NONE = new Growth(0);

  private static final int ENOUGH = 10;

  /** Rows of less than a usual batch are hardly anything. */
  private static final int HARDLY = 1000;

  Growth of(long rows) {
    return new Growth(rows < HARDLY ? times + 1 : 0);
  }

  boolean isCaughtUp() {
    return times >= ENOUGH;
  }
}
