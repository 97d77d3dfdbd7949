package dev.slipway.backup.restore.unit;

import dev.slipway.postgres.Session;

/** The planner's statistics of one table. */
public record AnalyzeUnit(String table) implements Unit {

  @Override
  public String id() {
    return "ANALYZE " + table;
  }

  @Override
  public boolean isOptional() {
    return true;
  }

  @Override
  public void run(Session session, String record) {
    session.execute("BEGIN;\nANALYZE " + table + ";\n" + record + "COMMIT");
  }
}
