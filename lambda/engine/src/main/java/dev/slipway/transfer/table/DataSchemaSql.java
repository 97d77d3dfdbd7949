package dev.slipway.transfer.table;

/** What {@link DataSchemaReader} asks the catalogue, where only pg_catalog is searched. */
final class DataSchemaSql {

  /** Between names: a name can hold it only by ill will, and then it fits no other. */
  static final String BETWEEN = "\u0001";

  static final String PLACE =
      "SELECT current_database() AS database, current_user AS user_name,"
          + " current_setting('server_version') AS server";

  private static final String OTHERS =
      " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relpersistence <> 't'";

  /** A partition is a part of its root; what inherits otherwise has rows of its own. */
  static final String TABLES =
      """
      SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind = 'p' AS partitioned,
        c.relkind = 'f' AS foreign_table,
        (SELECT x.extname FROM pg_depend d JOIN pg_extension x ON x.oid = d.refobjid
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
            AND d.refclassid = 'pg_extension'::regclass LIMIT 1) AS extension,
        (SELECT string_agg(a.attname, E'\\x01' ORDER BY k.place) FROM pg_index i,
            unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, place), pg_attribute a
          WHERE i.indrelid = c.oid AND i.indisprimary AND k.place <= i.indnkeyatts
            AND a.attrelid = c.oid AND a.attnum = k.attnum) AS key,
        CASE WHEN c.relkind = 'p' THEN (SELECT sum(greatest(p.reltuples, 0))::bigint
            FROM pg_partition_tree(c.oid) t JOIN pg_class p ON p.oid = t.relid WHERE t.isleaf)
          ELSE greatest(c.reltuples, 0)::bigint END AS row_count,
        (SELECT sum((greatest(p.relpages, 0)::bigint + COALESCE(o.relpages, 0))
            * current_setting('block_size')::bigint)::bigint
          FROM pg_class p LEFT JOIN pg_class o ON o.oid = p.reltoastrelid
          WHERE p.oid = c.oid OR c.relkind = 'p' AND p.oid IN (
            SELECT t.relid FROM pg_partition_tree(c.oid) t WHERE t.isleaf)) AS bytes,
        (SELECT string_agg(r, E'\\x01') FROM (
          SELECT r FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r
            WHERE has_table_privilege(c.oid, r)
          UNION ALL SELECT 'SELECT' WHERE has_table_privilege(c.oid, 'SELECT')
            AND NOT row_security_active(c.oid)
          UNION ALL SELECT 'OWN' WHERE pg_has_role(c.relowner, 'USAGE')) r
          WHERE has_schema_privilege(n.oid, 'USAGE')) AS rights
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition AND\
      """
          + OTHERS
          + " ORDER BY n.nspname, c.relname";

  static final String COLUMNS =
      """
      SELECT c.oid, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
        a.attnotnull OR t.typnotnull AS not_null, a.atthasdef OR a.attidentity <> '' AS has_default,
        CASE WHEN a.attgenerated <> '' THEN 'GENERATED' WHEN a.attidentity = 'a'
          THEN 'IDENTITY_ALWAYS' WHEN a.attidentity = 'd' THEN 'IDENTITY_BY_DEFAULT' ELSE 'GIVEN' END
          AS content
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition AND\
      """
          + OTHERS
          + " ORDER BY c.oid, a.attnum";

  static final String KEYS =
      """
      SELECT k.conname AS name, n.nspname AS schema, c.relname AS table_name,
        tn.nspname AS target_schema, t.relname AS target_name, k.confmatchtype = 'f' AS full_match,
        k.condeferrable AS deferrable, k.convalidated AS validated,
        COALESCE((to_jsonb(k) ->> 'conperiod')::boolean, false) AS period,
        (SELECT string_agg(format('OPERATOR(%I.%s)', p.nspname, o.oprname), E'\\x01' ORDER BY u.place)
          FROM unnest(k.conpfeqop) WITH ORDINALITY u(operator, place)
          JOIN pg_operator o ON o.oid = u.operator JOIN pg_namespace p ON p.oid = o.oprnamespace)
          AS operators,
        (SELECT string_agg(a.attname, E'\\x01' ORDER BY u.place) FROM
          unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_attribute a
          ON a.attrelid = k.conrelid AND a.attnum = u.attnum) AS columns,
        (SELECT string_agg(a.attname, E'\\x01' ORDER BY u.place) FROM
          unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_attribute a
          ON a.attrelid = k.confrelid AND a.attnum = u.attnum) AS target_columns
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
      WHERE k.contype = 'f' AND k.conparentid = 0 AND\
      """
          + OTHERS
          + " ORDER BY n.nspname, c.relname, k.conname";

  static final String SEQUENCES =
      """
      SELECT n.nspname AS schema, c.relname AS name, tn.nspname AS table_schema,
        t.relname AS table_name, a.attname AS column_name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
          AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
        LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
      WHERE c.relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e'
          AND e.classid = 'pg_class'::regclass AND e.objid = c.oid) AND\
      """
          + OTHERS
          + " ORDER BY n.nspname, c.relname";

  private DataSchemaSql() {}
}
