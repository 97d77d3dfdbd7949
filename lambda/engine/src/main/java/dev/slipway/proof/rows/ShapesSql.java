package dev.slipway.proof.rows;

import dev.slipway.history.HistoryTables;
import dev.slipway.postgres.Sql;

/** The query for {@link Shapes}: a row a table, column, key, check and type. */
final class ShapesSql {

  /** Between the parts of one value. */
  static final String BETWEEN = "\u001f";

  private static final String TABLES =
      """
      WITH RECURSIVE tab AS (
        SELECT c.oid FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
        WHERE relkind = 'r' AND relpersistence <> 't' AND nspname !~ '^pg_'
          AND nspname <> 'information_schema' AND relname NOT IN (%s)
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
            AND d.objid = c.oid AND d.deptype = 'e')),
      col AS (SELECT a.* FROM pg_attribute a JOIN tab ON tab.oid = attrelid
        WHERE attnum > 0 AND NOT attisdropped),
      typ (oid) AS (
        SELECT atttypid FROM col
        UNION SELECT i.oid FROM typ JOIN pg_type t ON t.oid = typ.oid, LATERAL (
          SELECT typbasetype WHERE typtype = 'd'
          UNION ALL SELECT typelem WHERE typcategory = 'A'
          UNION ALL SELECT rngsubtype FROM pg_range WHERE rngtypid = t.oid
          UNION ALL SELECT rngtypid FROM pg_range WHERE rngmultitypid = t.oid
          UNION ALL SELECT atttypid FROM pg_attribute
            WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped) i (oid)
        WHERE i.oid <> 0)
      SELECT 'table' AS kind, oid::text AS owner, oid::regclass::text AS name, 0 AS n,
        pg_get_partition_constraintdef(oid) AS a,
        EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = tab.oid AND NOT tgisinternal)::text AS b,
        NULL AS c, NULL AS d
      FROM tab
      """;

  private static final String COLUMNS =
      """
      UNION ALL SELECT 'column', attrelid::text, attname::text, attnum, atttypid::text,
        atttypmod::text, attnotnull::text, (attgenerated <> '')::text FROM col
      """;

  private static final String TYPES =
      """
      UNION ALL SELECT 'type', t.oid::text, format_type(t.oid, -1), typtypmod,
        concat(typtype, CASE WHEN typcategory = 'A' THEN 'A' ELSE ' ' END, typnotnull, ' ', typname),
        CASE typtype WHEN 'd' THEN typbasetype::text
          WHEN 'r' THEN (SELECT rngsubtype::text FROM pg_range WHERE rngtypid = t.oid)
          WHEN 'm' THEN (SELECT rngtypid::text FROM pg_range WHERE rngmultitypid = t.oid)
          WHEN 'c' THEN (SELECT string_agg(atttypid::text, E'\\x1f' ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped)
          ELSE CASE WHEN typcategory = 'A' THEN typelem::text END END,
        (SELECT string_agg(enumlabel, E'\\x1f' ORDER BY enumsortorder) FROM pg_enum
          WHERE enumtypid = t.oid),
        (SELECT string_agg(pg_get_expr(conbin, 0), E'\\x1f') FROM pg_constraint
          WHERE contypid = t.oid AND contype = 'c')
      FROM typ JOIN pg_type t ON t.oid = typ.oid
      """;

  private static final String CONSTRAINTS =
      """
      UNION ALL SELECT CASE contype WHEN 'c' THEN 'check' ELSE 'foreign' END, conrelid::text,
        conname::text, 0,
        CASE contype WHEN 'c' THEN pg_get_expr(conbin, conrelid)
          ELSE (SELECT string_agg(attname, E'\\x1f' ORDER BY k.n)
            FROM unnest(conkey) WITH ORDINALITY k (num, n)
            JOIN pg_attribute ON attrelid = conrelid AND attnum = k.num) END,
        confrelid::regclass::text,
        (SELECT string_agg(attname, E'\\x1f' ORDER BY k.n)
          FROM unnest(confkey) WITH ORDINALITY k (num, n)
          JOIN pg_attribute ON attrelid = confrelid AND attnum = k.num),
        (SELECT bool_and(attnotnull)::text FROM pg_attribute
          WHERE attrelid = conrelid AND attnum = ANY (conkey))
      FROM pg_constraint JOIN tab ON tab.oid = conrelid WHERE contype IN ('c', 'f')
      """;

  private static final String KEYS =
      """
      UNION ALL SELECT 'key', indrelid::text, indexrelid::regclass::text, 0,
        (SELECT string_agg(attname, E'\\x1f' ORDER BY attnum) FROM pg_attribute
          WHERE attrelid = indrelid AND attnum > 0 AND (attnum = ANY (indkey) OR EXISTS (
            SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = indexrelid
              AND refobjid = indrelid AND refobjsubid = attnum))), NULL, NULL, NULL
      FROM pg_index JOIN tab ON tab.oid = indrelid WHERE indisunique OR indisexclusion
      ORDER BY 1, 4, 3\
      """;

  private ShapesSql() {}

  /** The query. Names are found in pg_catalog alone where it runs. */
  static String query() {
    String ours = Sql.literals(HistoryTables.NAMES);
    return TABLES.formatted(ours) + COLUMNS + TYPES + CONSTRAINTS + KEYS;
  }
}
