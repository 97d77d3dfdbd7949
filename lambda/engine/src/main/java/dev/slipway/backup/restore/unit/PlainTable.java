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
      LOCK TABLE ONLY %s IN ROW EXCLUSIVE MODE;
      SELECT relkind IN ('r', 'p') AS plain FROM pg_class WHERE oid = %s::regclass\
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
   * Holds it as it is until the transaction ends. Throws {@link IOException} when it is no table;
   * {@link dev.slipway.postgres.SqlFailure} when it is gone.
   *
   * @param table as SQL names it
   */
  static void hold(Session session, String table) throws IOException {
    String sql = HOLD.formatted(table, Sql.literal(table));
    if (!session.execute(sql).get(0).first().is("plain")) {
      throw new IOException(table + " is not a table any more: somebody has changed it meanwhile");
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
