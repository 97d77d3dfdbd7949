package dev.slipway.transfer.source;

import dev.slipway.error.Problems;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.DataTable.Right;
import java.util.List;

/** Finds what stands in the way of reading chosen rows, before one of them is read. */
final class RowChecks {

  private final RowChoice choice;
  private final OwnPath path;
  private final Problems problems = new Problems();

  RowChecks(RowChoice choice, OwnPath path) {
    this.choice = choice;
    this.path = path;
  }

  /** All that is wrong; the session's transaction goes on. */
  Problems of(DataSchema schema, Session session) {
    for (DataTable table : schema.tables()) {
      rights(table, schema.user());
      newest(table);
    }
    choice.conditions().keySet().stream()
        .sorted()
        .forEach(table -> condition(table, schema, session));
    return problems;
  }

  private void rights(DataTable table, String role) {
    if (!table.may(Right.SELECT)) {
      problems.add(table.name().toString(), "role " + role + " may not read all of its rows");
    }
  }

  private void newest(DataTable table) {
    Newest newest = choice.newest();
    if (newest != null && table.column(newest.column()).isEmpty()) {
      problems.add(
          table.name().toString(),
          "it has no column " + newest.column() + ", by which the newest rows are wanted");
    }
  }

  private void condition(TableName name, DataSchema schema, Session session) {
    DataTable table = schema.table(name).orElse(null);
    if (table == null) {
      problems.add(name.toString(), "a condition is given for it, and it is not among the tables");
    } else if (table.may(Right.SELECT)) {
      tryOut(new SourceTable(table, List.of(), choice.conditions().get(name), null), session);
    }
  }

  private void tryOut(SourceTable table, Session session) {
    session.execute("SAVEPOINT before_trial");
    path.use(session);
    try {
      session.executeAsWritten("EXPLAIN " + table.chosen("1"));
    } catch (SqlFailure e) {
      if (e.isConnectionLoss() || e.isRetryable() || e.isCancelled()) {
        throw e;
      }
      session.executeAsWritten("ROLLBACK TO SAVEPOINT before_trial");
      problems.add(
          table.table().name().toString(),
          "its condition (" + table.condition() + ") is refused: " + e.getMessage());
    }
    session.execute("RELEASE SAVEPOINT before_trial");
  }
}
