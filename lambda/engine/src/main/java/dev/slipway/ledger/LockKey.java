package dev.slipway.ledger;

import dev.slipway.postgres.Sql;

/**
 * What a session advisory lock of ours stands for (PostgreSQL manual, chapter 13.3.5).
 *
 * @param classId keeps our locks apart from those of applications, and ours from each other
 * @param text what is locked
 * @param name what messages call it
 * @param later what to do when another run has it, as a sentence goes on behind "Nothing was done."
 */
record LockKey(int classId, String text, String name, String later) {

  /** "SLIP" in ASCII. */
  private static final int RUNS = 0x534C4950;

  /** "SLIB" in ASCII. */
  private static final int BESIDE = 0x534C4942;

  /** Between what is locked and its schema: no name can have it. */
  private static final char BETWEEN = '\u0001';

  /** That of all runs which change a history. */
  static LockKey ofRuns(String schema) {
    return new LockKey(
        RUNS,
        schema,
        "the run lock",
        "Run it again when the other has ended, or wait longer with --run-lock-wait");
  }

  /** That of what may run beside them, but only once at a time. */
  static LockKey beside(String schema, String what, String later) {
    return new LockKey(BESIDE, schema + BETWEEN + what, "the lock of " + what, later);
  }

  /** The arguments of the functions that take and give back. */
  String sql() {
    return classId + ", pg_catalog.hashtext(" + Sql.literal(text) + ")";
  }
}
