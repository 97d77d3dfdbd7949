package dev.slipway.trace;

/** How long something lasts, from the shortest. */
public enum Lasting {
  /** However many rows there are. */
  MOMENT,
  /** While all rows of a table are read. */
  SCAN,
  /** While an index is built from all rows of a table. */
  INDEX_BUILD,
  /** While a table or an index is written anew. */
  REWRITE
}
