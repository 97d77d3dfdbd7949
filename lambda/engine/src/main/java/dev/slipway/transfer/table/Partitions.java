package dev.slipway.transfer.table;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import java.util.HashMap;
import java.util.Map;

/** Of every partition the table that it is a part of. */
public record Partitions(Map<TableName, TableName> roots) {

  private static final String PARTITIONS =
      """
      SELECT n.nspname AS schema, c.relname AS name, rn.nspname AS root_schema,
        r.relname AS root_name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class r ON r.oid = pg_partition_root(c.oid)
        JOIN pg_namespace rn ON rn.oid = r.relnamespace
      WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f')\
      """;

  /** A database without one. */
  public static final Partitions NONE = new Partitions(Map.of());

  /** Those that a session sees. One round trip. */
  public static Partitions read(Session session) {
    Map<TableName, TableName> roots = new HashMap<>();
    for (Row row : session.execute(PARTITIONS).get(0).list()) {
      roots.put(
          new TableName(row.text("schema"), row.text("name")),
          new TableName(row.text("root_schema"), row.text("root_name")));
    }
    return new Partitions(Map.copyOf(roots));
  }

  /** The table that a partition is a part of; any other table itself. */
  public TableName rootOf(TableName table) {
    return roots.getOrDefault(table, table);
  }
}
