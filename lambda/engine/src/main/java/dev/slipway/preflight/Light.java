package dev.slipway.preflight;

/** What a figure means for a run that is about to begin. */
public enum Light {
  GREEN,
  /** Look at it first. */
  YELLOW,
  /** Do not begin. */
  RED;

  /** Red from one figure on, yellow from another, lower one on. */
  static Light above(long figure, long yellow, long red) {
    return figure >= red ? RED : figure >= yellow ? YELLOW : GREEN;
  }

  /** The same where little is bad. */
  static Light below(long figure, long yellow, long red) {
    return figure <= red ? RED : figure <= yellow ? YELLOW : GREEN;
  }

  /** The worse of two. */
  Light or(Light other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
