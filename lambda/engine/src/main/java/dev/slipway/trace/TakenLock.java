package dev.slipway.trace;

/**
 * A lock that a statement has taken and its transaction keeps to its end.
 *
 * @param table whose it is; of an index, the table that the index is of
 * @param relation what is locked: the table itself, or an index of it
 * @param wasThereBefore whether the table was there before the migrations that are traced
 */
public record TakenLock(String table, String relation, LockMode mode, boolean wasThereBefore) {

  /** True for the lock of an index. */
  public boolean isOfIndex() {
    return !table.equals(relation);
  }
}
