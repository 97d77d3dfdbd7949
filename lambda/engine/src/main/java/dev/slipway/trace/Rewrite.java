package dev.slipway.trace;

/**
 * A table or an index that a statement has written anew.
 *
 * @param table the table, or the one that the index is of
 * @param relation what was written: the table itself, or an index of it
 * @param wasThereBefore whether the table was there before the migrations that are traced
 */
public record Rewrite(String table, String relation, boolean wasThereBefore) {

  /** True for an index. */
  public boolean isOfIndex() {
    return !table.equals(relation);
  }
}
