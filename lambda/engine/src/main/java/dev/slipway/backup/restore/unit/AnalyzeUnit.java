package dev.slipway.backup.restore.unit;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;

/** The planner's statistics of one table. */
public record AnalyzeUnit(String table) implements Unit {

  private static final String NO_SUCH_TABLE = "42P01";

  @Override
  public String id() {
    return "ANALYZE " + table;
  }

  @Override
  public boolean isOptional() {
    return true;
  }

  /** A table that was left out is told of already. */
  @Override
  public void run(Session session, String record) {
    try {
      session.execute("BEGIN;\nANALYZE " + table + ";\n" + record + "COMMIT");
    } catch (SqlFailure e) {
      if (!e.sqlState().equals(NO_SUCH_TABLE)) {
        throw e;
      }
      session.rollBack();
      if (isThere(session)) {
        throw e;
      }
      session.execute("BEGIN;\n" + record + "COMMIT");
    }
  }

  /** A function that ANALYZE runs may name another table that is not. */
  private boolean isThere(Session session) {
    return !session.values("SELECT pg_catalog.to_regclass(" + Sql.literal(table) + ")").isEmpty();
  }
}
