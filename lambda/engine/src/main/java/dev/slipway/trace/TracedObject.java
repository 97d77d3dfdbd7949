package dev.slipway.trace;

/**
 * Something in the catalogue that a statement has made, changed or dropped.
 *
 * @param kind such as {@code table} or {@code column}
 * @param name with its schema where that is not public
 */
public record TracedObject(Fate fate, String kind, String name) {

  /** What became of it. */
  public enum Fate {
    MADE,
    CHANGED,
    DROPPED
  }
}
