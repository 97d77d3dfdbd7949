package dev.slipway.transfer.check;

import dev.slipway.error.Count;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that overlap although a key WITHOUT OVERLAPS should have kept them out (PostgreSQL manual,
 * CREATE TABLE): its index is broken.
 */
final class Overlaps implements CheckKind {

  private static final String KIND = "duplicates";

  /** The last column is the one of the ranges; servers before 18 have none of these. */
  private static final String KEYS =
      """
      SELECT n.nspname AS schema, c.relname AS table_name, x.relname AS name,
        (SELECT string_agg(a.attname, E'\\x01' ORDER BY o.place)
          FROM unnest(k.conkey) WITH ORDINALITY o (number, place)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = o.number) AS columns,
        (SELECT NOT EXISTS (SELECT FROM pg_range r WHERE r.rngtypid IN (t.oid, t.typbasetype))
          FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
          WHERE a.attrelid = c.oid AND a.attnum = k.conkey[cardinality(k.conkey)]) AS several
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_class x ON x.oid = k.conindid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE (to_jsonb(k) ->> 'conperiod')::boolean AND k.contype IN ('p', 'u')
        AND k.conparentid = 0 AND n.nspname !~ '^pg_' AND c.relpersistence <> 't'
      ORDER BY 1, 2, 3\
      """;

  /**
   * Ranges of one key in their order: where none meets the one before it, no two of them meet. What
   * is no value is in nobody's way.
   */
  private static final String OVERLAPPING =
      """
      SELECT %1$s, multirange(w) AS %2$s FROM (SELECT %1$s, w,
          w && lag(w) OVER (PARTITION BY %1$s ORDER BY w) AS again
        FROM (SELECT %1$s, unnest(%3$s) AS w FROM %4$s WHERE num_nulls(%1$s) = 0) ranges) r
      WHERE again\
      """;

  @Override
  public String catalogue() {
    return KEYS;
  }

  @Override
  public Looked look(Rows answer, CheckScope scope) {
    return Looked.checks(
        answer.list().stream()
            .filter(row -> scope.holds(table(row)))
            .map(row -> check(row, scope))
            .toList());
  }

  private static TableName table(Row row) {
    return new TableName(row.text("schema"), row.text("table_name"));
  }

  private static Check check(Row row, CheckScope scope) {
    List<String> columns = Arrays.asList(row.text("columns").split("\u0001", -1));
    List<String> names = columns.stream().map(Sql::name).toList();
    int last = names.size() - 1;
    String ranges = names.get(last);
    String sql =
        OVERLAPPING.formatted(
            String.join(", ", names.subList(0, last)),
            ranges,
            row.is("several") ? ranges : "multirange(" + ranges + ")",
            scope.from(table(row)));
    TableName index = new TableName(row.text("schema"), row.text("name"));
    return new Check(
        KIND,
        table(row) + " (" + String.join(", ", columns) + ")",
        Samples.sql(sql, "count(*)", columns),
        Scan.SEQUENTIAL,
        found -> what(found, index));
  }

  private static String what(Row row, TableName index) {
    return Count.of(row.number("wrong"), "range", "overlaps", "overlap")
        + " the one before it, which index "
        + index
        + " should have kept out: it is broken. Next: mend or delete these rows, then REINDEX INDEX"
        + " "
        + index.quoted();
  }
}
