package dev.slipway.trace;

/**
 * How big a table is, as the server's catalogue remembers it.
 *
 * @param bytes of its rows, with those that are kept apart for their length
 * @param indexes bytes of all its indexes
 */
public record TableSize(long bytes, long indexes) {

  /** Of both together. */
  public TableSize plus(TableSize other) {
    return new TableSize(bytes + other.bytes, indexes + other.indexes);
  }
}
