package dev.slipway.transfer.mysql;

import dev.slipway.mysql.rows.TargetColumn;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the types of a target's columns are made of: domains, and enums with their labels. */
final class TargetTypes {

  private static final String BETWEEN = "\u0001";

  /** A domain may be based on another one. */
  private static final String OWN =
      """
      WITH RECURSIVE based AS (
        SELECT t.oid, t.oid AS base, -1 AS typmod, t.typtype FROM pg_type t
          WHERE t.typtype IN ('d', 'e')
        UNION ALL SELECT b.oid, t.typbasetype, t.typtypmod, u.typtype
          FROM based b JOIN pg_type t ON t.oid = b.base AND t.typtype = 'd'
            JOIN pg_type u ON u.oid = t.typbasetype)
      SELECT n.nspname AS schema, c.relname AS table_name, a.attname AS name,
        format_type(b.base, b.typmod) AS type,
        (SELECT string_agg(e.enumlabel, E'\\x01' ORDER BY e.enumsortorder) FROM pg_enum e
          WHERE e.enumtypid = b.base) AS labels
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN based b ON b.oid = a.atttypid AND b.typtype <> 'd'
      WHERE c.relkind IN ('r', 'p')\
      """;

  private final Map<TableName, Map<String, Row>> own = new HashMap<>();

  private TargetTypes() {}

  /** One round trip. */
  static TargetTypes read(Session session) {
    TargetTypes types = new TargetTypes();
    for (Row row : session.execute(OWN).get(0).list()) {
      types
          .own
          .computeIfAbsent(
              new TableName(row.text("schema"), row.text("table_name")), name -> new HashMap<>())
          .put(row.text("name"), row);
    }
    return types;
  }

  /** A column as a place for values. */
  TargetColumn column(TableName table, DataColumn column) {
    Row row = own.getOrDefault(table, Map.of()).get(column.name());
    boolean nullable = !column.notNull();
    if (row == null) {
      return new TargetColumn(column.name(), column.type(), nullable);
    }
    String labels = row.get("labels");
    return new TargetColumn(
        column.name(),
        row.text("type"),
        nullable,
        labels == null ? List.of() : List.of(labels.split(BETWEEN, -1)));
  }
}
