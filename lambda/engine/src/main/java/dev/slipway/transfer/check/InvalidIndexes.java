package dev.slipway.transfer.check;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.TableName;

/**
 * Indexes that the server does not use, such as a CREATE INDEX CONCURRENTLY leaves that has failed.
 * One that is being built is none of them.
 */
final class InvalidIndexes implements CheckKind {

  private static final String KIND = "index";

  private static final String INDEXES =
      """
      SELECT n.nspname AS schema, x.relname AS name, x.relkind = 'I' AS partitioned,
        rn.nspname AS table_schema, r.relname AS table_name
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = x.relnamespace
        JOIN pg_class r ON i.indrelid IN (r.oid, r.reltoastrelid)
          AND r.relkind IN ('r', 'p', 'm')
        JOIN pg_namespace rn ON rn.oid = r.relnamespace
      WHERE NOT (i.indisvalid AND i.indisready AND i.indislive) AND x.relpersistence <> 't'
        AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index b
          WHERE b.index_relid = i.indexrelid)
      ORDER BY 1, 2\
      """;

  @Override
  public String catalogue() {
    return INDEXES;
  }

  @Override
  public Looked look(Rows answer, CheckScope scope) {
    return Looked.findings(
        answer.list().stream()
            .filter(
                row -> scope.holds(new TableName(row.text("table_schema"), row.text("table_name"))))
            .map(InvalidIndexes::finding)
            .toList());
  }

  private static Finding finding(Row row) {
    TableName index = new TableName(row.text("schema"), row.text("name"));
    String what =
        row.is("partitioned")
            ? "is INVALID: not every partition has its part of it. Next: CREATE INDEX on those, and"
                + " ALTER INDEX ... ATTACH PARTITION"
            : "is INVALID, so no query uses it. Next: REINDEX INDEX CONCURRENTLY "
                + index.quoted()
                + ", or drop it";
    return Finding.of(
        KIND,
        "index " + index + " of " + row.text("table_schema") + "." + row.text("table_name"),
        what);
  }
}
