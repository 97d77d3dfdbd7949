package dev.slipway.history;

import dev.slipway.postgres.Sql;
import java.util.UUID;

/**
 * A run that works without the run lock, and is known to be alive by a session advisory lock of its
 * own (PostgreSQL manual, chapter 13.3.5), which ends with its session. Each text ends with a
 * semicolon and a line break.
 */
public record LivingRun(UUID runId) {

  /** "SLRN" in ASCII: keeps these locks apart from those of applications. */
  private static final int CLASS = 0x534C524E;

  /** Of a row of the audit log: whether its run is alive. */
  static final String IS_ALIVE =
      "EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.locktype = 'advisory' AND l.classid = "
          + CLASS
          + " AND l.objid = pg_catalog.hashtext(run_id::text)::oid AND l.database = (SELECT oid"
          + " FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))";

  /** Says that it is alive. */
  public String begin() {
    return "SELECT pg_catalog.pg_advisory_lock(" + key() + ");\n";
  }

  /** Says that it is no more. */
  public String end() {
    return "SELECT pg_catalog.pg_advisory_unlock(" + key() + ");\n";
  }

  private String key() {
    return CLASS + ", pg_catalog.hashtext(" + Sql.literal(runId.toString()) + ")";
  }
}
