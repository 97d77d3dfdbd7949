package dev.slipway.backup.restore.target;

/** What is asked of the target about tables whose rows are restored. */
final class TablesSql {

  /** The tables that are named, or their partitions: {@code %s} is a list of (name, written). */
  static final String TABLES =
      """
      SELECT w.name AS wanted, n.nspname AS schema, c.relname AS name, c.relkind AS kind,
        c.oid AS oid
      FROM (VALUES %s) w (name) LEFT JOIN LATERAL (
        SELECT to_regclass(w.name)::oid AS relid
        UNION SELECT relid::oid FROM pg_partition_tree(to_regclass(w.name))) t ON true
      LEFT JOIN pg_class c ON c.oid = t.relid LEFT JOIN pg_namespace n ON n.oid = c.relnamespace\
      """;

  /** Triggers would fire for rows that they have seen already. */
  static final String TRIGGERS =
      """
      SELECT format('ALTER TABLE ONLY %%s DISABLE TRIGGER %%I', tgrelid::regclass, tgname) AS off,
        format('ALTER TABLE ONLY %%s ENABLE %%s TRIGGER %%I', tgrelid::regclass,
          CASE tgenabled WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' ELSE '' END, tgname) AS back
      FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgrelid IN (%s)\
      """;

  /** Rows come before those they refer to, also in one table: the end of all is time enough. */
  static final String FOREIGN_KEYS =
      """
      SELECT format('ALTER TABLE %%s ALTER CONSTRAINT %%I DEFERRABLE INITIALLY DEFERRED',
          conrelid::regclass, conname) AS off,
        format('ALTER TABLE %%s ALTER CONSTRAINT %%I NOT DEFERRABLE', conrelid::regclass, conname)
          AS back
      FROM pg_constraint WHERE contype = 'f' AND NOT condeferrable AND conparentid = 0
        AND conrelid IN (%s) AND pg_get_constraintdef(oid) NOT LIKE '%% NOT VALID'\
      """;

  /** What lets old rows be would refuse them as new ones. */
  static final String NOT_VALID =
      """
      SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) AS off,
        format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
          pg_get_constraintdef(oid))
        || COALESCE(format(E';\\nCOMMENT ON CONSTRAINT %%I ON %%s IS ', conname, conrelid::regclass)
          || quote_literal(obj_description(oid, 'pg_constraint')), '') AS back
      FROM pg_constraint WHERE coninhcount = 0 AND conrelid IN (%s)
        AND pg_get_constraintdef(oid) LIKE '%% NOT VALID'\
      """;

  static final String REFERRING =
      """
      SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint k WHERE contype = 'f'
        AND (conparentid = 0 OR confrelid <> (SELECT confrelid FROM pg_constraint p
          WHERE p.oid = k.conparentid)) AND confrelid IN (%1$s) AND conrelid NOT IN (%1$s) ORDER BY 1\
      """;

  /** Which rows of an extension's table are kept in backups; the others are the extension's. */
  static final String CONDITIONS =
      """
      SELECT n.nspname AS schema, c.relname AS name,
        x.extcondition[array_position(x.extconfig, c.oid)] AS condition
      FROM pg_extension x JOIN pg_class c ON c.oid = ANY (x.extconfig)
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid IN (%s)\
      """;

  /** Those from which other tables take their numbers, too. */
  static final String SHARED =
      """
      SELECT DISTINCT format('%%I.%%I', n.nspname, c.relname) AS name FROM pg_depend d
        JOIN pg_attrdef a ON a.oid = d.objid
        JOIN pg_class c ON c.oid = d.refobjid AND c.relkind = 'S'
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass
        AND a.adrelid NOT IN (%s)\
      """;

  static final String SEQUENCES =
      """
      SELECT format('%%I.%%I', n.nspname, c.relname) AS name FROM pg_depend d
        JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
        AND d.deptype IN ('a', 'i') AND d.refobjid IN (%s)\
      """;

  private TablesSql() {}
}
