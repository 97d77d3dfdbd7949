package dev.slipway.backup.restore;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;

/**
 * The last unit: takes the progress away, makes the event triggers, which would hear of that, and
 * waits until all is on disk.
 */
record FinishUnit(List<Definition> eventTriggers) implements Unit {

  @Override
  public String id() {
    return "the end";
  }

  @Override
  public String subject() {
    return eventTriggers.isEmpty() ? "the end" : eventTriggers.get(0).subject();
  }

  @Override
  public void run(Session session, String record) {
    StringBuilder sql = new StringBuilder("BEGIN;\nSET LOCAL synchronous_commit = on;\n");
    sql.append(Progress.end());
    eventTriggers.forEach(one -> sql.append(one.sql()).append(";\n"));
    try {
      session.executeAsWritten(sql + "COMMIT");
    } catch (SqlFailure e) {
      int failed = e.completed() - 3;
      throw failed >= 0 && failed < eventTriggers.size()
          ? new DefinitionFailure(eventTriggers.get(failed).subject(), e)
          : e;
    }
  }
}
