package dev.slipway.transfer.check;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.transfer.table.DataTable;
import java.util.List;

/** What is computed over all rows of a table. */
public enum Measure {
  /** How many there are. */
  ROWS("count(*) AS rows", "%2$s t"),

  /**
   * That, and a sum that depends on every value: the same for the same rows in whatever order.
   * Against mistakes, not against malice. A row is hashed as the text that the server makes of it,
   * in UTF-8 whatever the database is in; NULL and the empty text differ in it.
   */
  CONTENT(
      "count(*) AS rows, concat(sum(('x' || encode(substr(h, 1, 8), 'hex'))::bit(64)::int8), '/',"
          + " sum(('x' || encode(substr(h, 9, 8), 'hex'))::bit(64)::int8)) AS sum",
      "(SELECT sha256(convert_to(ROW(%1$s)::text, 'UTF8')) AS h FROM %2$s) t");

  private final String told;
  private final String rows;

  Measure(String told, String rows) {
    this.told = told;
    this.rows = rows;
  }

  /**
   * Takes it of a table, from the table itself. One round trip.
   *
   * @param columns whose values count, in this order
   */
  public Contents of(DataTable table, List<String> columns, Session session) {
    Row row = session.execute(Scan.SEQUENTIAL.of(sql(table, columns))).get(0).first();
    return new Contents(row.number("rows"), row.get("sum"));
  }

  /** The query for it. */
  String sql(DataTable table, List<String> columns) {
    String list = Sql.names(columns);
    return "SELECT " + told + " FROM " + rows.formatted(list, table.from());
  }
}
