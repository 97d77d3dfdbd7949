package dev.slipway.proof.rows;

/**
 * Which of many values is wanted; the same draw gives the same value.
 *
 * @param row the number of its row in the table, from 0
 * @param place the number of its column, from 1: later columns get later values, so that a start
 *     comes before an end
 * @param key whether no other row may have it
 */
record Draw(long seed, int row, int place, boolean key) {

  /** How many rows a table gets at a time. */
  static final int ROWS = 6;

  /** What is special of a row. */
  enum Kind {
    PLAIN,
    /** NULL wherever that is allowed. */
    NULLS,
    /** As the first row wherever that is allowed. */
    TWIN,
    /** As long as is allowed. */
    LONG
  }

  Kind kind() {
    return switch (row % ROWS) {
      case 1 -> Kind.NULLS;
      case 2 -> Kind.TWIN;
      case 3 -> Kind.LONG;
      default -> Kind.PLAIN;
    };
  }

  boolean isLong() {
    return kind() == Kind.LONG;
  }

  /** From 0: the row's own for a key, else one of few. */
  int number() {
    if (key) {
      return row;
    }
    int of = kind() == Kind.TWIN ? 0 : row % ROWS;
    return Math.floorMod(seed * 31 + of * 7L, 5);
  }

  /** Another one beside it, for a value that has several parts. */
  Draw part(int n) {
    return new Draw(seed + n, row, place + n, key);
  }
}
