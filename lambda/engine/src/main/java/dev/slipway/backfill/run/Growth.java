package dev.slipway.backfill.run;

/**
 * Decides when a backfill of a growing table is done: when nothing new is there, or when several
 * looks in a row found hardly anything. Without the second it might never end.
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
