package dev.slipway.transfer.load;

import dev.slipway.error.Count;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Sends the rows of one table. */
record TableLoader(Session session, LoadPlan plan, LoadFailures failures) {

  /** Where rows wait that are written over others; it is gone with the transaction. */
  private static final String WAITING = "pg_temp.slipway_waiting";

  /**
   * What the team wrote, such as the function of a check, finds its names as in every other
   * session; all names of ours have their schema.
   */
  private static final String AS_WRITTEN = "SET LOCAL search_path TO DEFAULT";

  /** Gives how many rows went in. Throws {@link LoadFailed}. */
  long load(TableLoad load) {
    session.executeAsWritten(AS_WRITTEN);
    boolean over = plan.terms().mode() == LoadMode.UPSERT;
    DataTable table = load.target();
    if (over) {
      run(load, "CREATE TEMPORARY TABLE slipway_waiting ON COMMIT DROP AS " + none(load));
    }
    long sent = 0;
    for (IncomingRows part : load.parts()) {
      sent += send(load, part, over ? WAITING : table.name().quoted());
    }
    if (load.rows() != null && load.rows() != sent) {
      throw failures.of(
          plan,
          "%s went into %s, and %d were promised"
              .formatted(Count.of(sent, "row"), table.name(), load.rows()));
    }
    if (over) {
      run(load, writeOver(load) + ";\nDROP TABLE " + WAITING);
    }
    return sent;
  }

  private long send(TableLoad load, IncomingRows part, String into) {
    try {
      return part.send(session, into, load.columns());
    } catch (SqlFailure | IOException e) {
      throw failures.of(plan, "loading " + part.subject() + " into " + load.target().name(), e);
    }
  }

  private void run(TableLoad load, String sql) {
    try {
      session.executeAsWritten(sql);
    } catch (SqlFailure e) {
      throw failures.of(plan, "writing rows into " + load.target().name(), e);
    }
  }

  private static String none(TableLoad load) {
    return "SELECT %s FROM %s WITH NO DATA"
        .formatted(DataTable.list(load.columns()), load.target().name().quoted());
  }

  /** What identifies a row stays, and so does what only the server gives. */
  private static String writeOver(TableLoad load) {
    List<String> key = load.target().key();
    String changes =
        load.columns().stream()
            .filter(column -> !key.contains(column.name()))
            .filter(column -> column.content() != DataColumn.Content.IDENTITY_ALWAYS)
            .map(column -> "%1$s = EXCLUDED.%1$s".formatted(Sql.name(column.name())))
            .collect(Collectors.joining(", "));
    String columns = DataTable.list(load.columns());
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s ON CONFLICT (%s) DO %s"
        .formatted(
            load.target().name().quoted(),
            columns,
            columns,
            WAITING,
            Sql.names(key),
            changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes);
  }
}
