package dev.slipway.transfer.check;

import dev.slipway.error.Count;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that a primary key or a unique index should have kept out, and has not: the index is broken,
 * as when the operating system sorts texts otherwise since an upgrade.
 */
final class Duplicates implements CheckKind {

  private static final String KIND = "duplicates";

  /**
   * Expressions and conditions may call functions of whoever owns the table, with our rights: that
   * is fine where it is our role, the database's owner or a superuser.
   */
  private static final String INDEXES =
      """
      SELECT n.nspname AS schema, c.relname AS table_name, x.relname AS name,
        pg_get_expr(i.indpred, i.indrelid) AS condition,
        COALESCE((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_count,
        (SELECT string_agg(pg_get_indexdef(i.indexrelid, k, false), E'\\x01' ORDER BY k)
          FROM generate_series(1, i.indnkeyatts) k) AS keys,
        (SELECT string_agg(COALESCE((SELECT format(' COLLATE %I.%I', ln.nspname, l.collname)
            FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace
            WHERE l.oid = i.indcollation[k - 1]), ''), E'\\x01' ORDER BY k)
          FROM generate_series(1, i.indnkeyatts) k) AS collations,
        NOT EXISTS (SELECT FROM generate_series(1, i.indnkeyatts) k
          JOIN pg_opclass o ON o.oid = i.indclass[k - 1]
          JOIN pg_amop e ON e.amopfamily = o.opcfamily AND e.amopstrategy = 3
            AND e.amoplefttype = o.opcintype AND e.amoprighttype = o.opcintype
          WHERE NOT EXISTS (SELECT FROM pg_opclass u JOIN pg_amop f ON f.amopfamily = u.opcfamily
            AND f.amopstrategy = 3 AND f.amoplefttype = u.opcintype
            AND f.amoprighttype = u.opcintype AND f.amopopr = e.amopopr
            WHERE u.opcdefault AND u.opcmethod = o.opcmethod AND u.opcintype = o.opcintype))
          AS usual,
        NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
            AND d.objid = i.indexrelid AND d.refobjid >= 16384
            AND d.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass))
          OR EXISTS (SELECT FROM pg_roles r, pg_database b WHERE r.oid = c.relowner
            AND b.datname = current_database() AND (r.rolname = current_user OR r.rolsuper
            OR r.oid = b.datdba)) AS trusted
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
        JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE i.indisunique AND i.indisvalid AND m.amname = 'btree' AND NOT x.relispartition
        AND c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND c.relpersistence <> 't'
      ORDER BY 1, 2, 3\
      """;

  @Override
  public String catalogue() {
    return INDEXES;
  }

  @Override
  public Looked look(Rows answer, CheckScope scope) {
    List<Check> checks = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Row row : answer.list()) {
      UniqueIndex index = UniqueIndex.of(row);
      if (!scope.holds(index.table())) {
        continue;
      }
      if (row.is("usual") && row.is("trusted")) {
        checks.add(check(index, scope));
      } else {
        notes.add("index " + index.name() + " was not looked at for duplicates: " + why(row));
      }
    }
    return new Looked(checks, List.of(), notes);
  }

  private static String why(Row row) {
    return row.is("usual")
        ? "it calls functions of somebody else, who owns the table"
        : "its operator class has an equality of its own";
  }

  private static Check check(UniqueIndex index, CheckScope scope) {
    return new Check(
        KIND,
        index.table() + " (" + String.join(", ", index.keys()) + ")",
        Samples.sql(
            index.duplicates(scope.from(index.table())),
            "COALESCE(sum(" + UniqueIndex.COUNT + " - 1), 0)",
            index.labels()),
        Scan.SEQUENTIAL,
        row -> what(row, index.name()));
  }

  private static String what(Row row, TableName index) {
    return Count.of(row.number("wrong"), "row", "is", "are")
        + " there again, which index "
        + index
        + " should have kept out: it is broken. Next: delete all but one of each, then REINDEX"
        + " INDEX CONCURRENTLY "
        + index.quoted();
  }
}
