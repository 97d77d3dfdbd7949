package dev.slipway.transfer.check;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Sequences whose next value a column has reached already, so that an INSERT meets a row that is
 * there. Those that go round are never behind.
 */
final class SequencesBehind implements CheckKind {

  private static final String KIND = "sequence";

  /**
   * Of a column's own sequence, and of one that its default asks for the next value and no more.
   */
  private static final String SEQUENCES =
      """
      SELECT DISTINCT sn.nspname AS schema, s.relname AS name, n.nspname AS table_schema,
        c.relname AS table_name, a.attname AS column_name, q.seqincrement AS step,
        has_schema_privilege(sn.oid, 'USAGE') AND has_sequence_privilege(s.oid, 'SELECT') AS readable,
        s.relpersistence = 'u' AND pg_is_in_recovery() AS unlogged
      FROM pg_sequence q JOIN pg_class s ON s.oid = q.seqrelid
        JOIN pg_namespace sn ON sn.oid = s.relnamespace
        JOIN (SELECT d.objid AS sequence, d.refobjid AS relation, d.refobjsubid AS place FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
              AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
          UNION SELECT d.refobjid, e.adrelid, e.adnum FROM pg_attrdef e
            JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = e.oid
              AND d.refclassid = 'pg_class'::regclass
            WHERE pg_get_expr(e.adbin, e.adrelid) ~ '^nextval\\(''([^'']|'''')*''::regclass\\)$') u
          ON u.sequence = q.seqrelid
        JOIN pg_class c ON c.oid = u.relation AND c.relkind IN ('r', 'p')
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.place
        JOIN pg_type t ON t.oid = a.atttypid
      WHERE NOT q.seqcycle AND NOT c.relispartition AND COALESCE(NULLIF(t.typbasetype, 0), t.oid)
        IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
      ORDER BY 1, 2, 3, 4, 5\
      """;

  /** The sequence is read behind the moment of the rows: it never seems to be behind. */
  private static final String BEHIND =
      """
      SELECT CASE WHEN next %s last THEN 1 ELSE 0 END AS wrong, NULL AS sample, next, last
      FROM (SELECT last_value + CASE WHEN is_called THEN %d ELSE 0 END::numeric AS next FROM %s) s,
        (SELECT %s(%s)::numeric AS last FROM %s) c\
      """;

  @Override
  public String catalogue() {
    return SEQUENCES;
  }

  @Override
  public Looked look(Rows answer, CheckScope scope) {
    List<Check> checks = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Row row : answer.list()) {
      if (!scope.holds(table(row))) {
        continue;
      }
      if (row.is("readable") && !row.is("unlogged")) {
        checks.add(check(row, scope));
      } else {
        notes.add(sequence(row) + " was not looked at: " + why(row));
      }
    }
    return new Looked(checks, List.of(), notes);
  }

  private static String why(Row row) {
    return row.is("readable")
        ? "it is unlogged, and this is a standby"
        : "the role may not SELECT from it";
  }

  private static Check check(Row row, CheckScope scope) {
    long step = row.number("step");
    String column = Sql.name(row.text("column_name"));
    String sql =
        BEHIND.formatted(
            step > 0 ? "<=" : ">=",
            step,
            sequence(row).quoted(),
            step > 0 ? "max" : "min",
            column,
            scope.from(table(row)));
    return new Check(
        KIND, "sequence " + sequence(row), sql, Scan.ANY, behind -> what(behind, row, step));
  }

  private static String what(Row behind, Row row, long step) {
    String column = row.text("column_name");
    return "gives "
        + behind.text("next")
        + " next, and "
        + table(row)
        + "."
        + column
        + " is at "
        + behind.text("last")
        + ". Next: SELECT setval("
        + Sql.literal(sequence(row).quoted())
        + ", (SELECT "
        + (step > 0 ? "max" : "min")
        + "("
        + Sql.name(column)
        + ") FROM "
        + table(row).quoted()
        + "))";
  }

  private static TableName sequence(Row row) {
    return new TableName(row.text("schema"), row.text("name"));
  }

  private static TableName table(Row row) {
    return new TableName(row.text("table_schema"), row.text("table_name"));
  }
}
