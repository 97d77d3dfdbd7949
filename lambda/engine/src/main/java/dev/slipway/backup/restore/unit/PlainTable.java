package dev.slipway.backup.restore.unit;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that rows are about to go into. Its owner may have put a view in its place since it was
 * looked at, or a trigger on it: rows would run his code in our name.
 */
final class PlainTable {

  private static final String HOLD =
      """
      LOCK TABLE ONLY %1$s IN ROW EXCLUSIVE MODE;
      SELECT relkind IN ('r', 'p') AS plain,
        oid = %3$s::regclass OR oid = pg_partition_root(%3$s::regclass) AS own
      FROM pg_class WHERE oid = %2$s::regclass\
      """;

  /** The lock is one that no trigger is made beside. */
  private static final String WITHOUT_TRIGGERS =
      """
      LOCK TABLE ONLY %s IN SHARE ROW EXCLUSIVE MODE;
      SELECT tgrelid::regclass AS name FROM pg_trigger
        WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgrelid IN (%s)\
      """;

  private PlainTable() {}

  /**
   * Holds it as it is until the transaction ends. Throws {@link IOException} when it is no table,
   * or neither the one that the rows are of nor what that is a partition of; {@link
   * dev.slipway.postgres.SqlFailure} when it is gone.
   *
   * @param table as SQL names it
   * @param of the table whose rows go into it
   */
  static void hold(Session session, String table, TableName of) throws IOException {
    String sql = HOLD.formatted(table, Sql.literal(table), Sql.literal(of.quoted()));
    Row found = session.execute(sql).get(0).first();
    if (!found.is("plain")) {
      throw new IOException(table + " is not a table any more: somebody has changed it meanwhile");
    }
    if (!found.is("own")) {
      throw new IOException(table + " is not the table that these rows are of: " + of);
    }
  }

  /** Holds some, of which the triggers were switched off, and throws when there are others. */
  static void holdWithoutTriggers(Session session, Collection<TableName> tables)
      throws IOException {
    if (tables.isEmpty()) {
      return;
    }
    String names = tables.stream().map(TableName::quoted).collect(Collectors.joining(", ONLY "));
    String oids =
        tables.stream()
            .map(table -> Sql.literal(table.quoted()) + "::regclass")
            .collect(Collectors.joining(", "));
    List<Row> rows = session.execute(WITHOUT_TRIGGERS.formatted(names, oids)).get(0).list();
    if (!rows.isEmpty()) {
      throw new IOException(
          rows.get(0).get("name") + " has got a trigger: somebody has changed it meanwhile");
    }
  }
}
