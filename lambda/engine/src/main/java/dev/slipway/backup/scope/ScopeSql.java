package dev.slipway.backup.scope;

/** What a backup holds, asked of the catalogue where only pg_catalog is searched. */
final class ScopeSql {

  private static final String OURS =
      " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relpersistence <> 't'"
          + " AND (config.condition IS NOT NULL OR NOT EXISTS (SELECT FROM pg_depend d"
          + " WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid"
          + " AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'))";

  private static final String FROM =
      " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " LEFT JOIN LATERAL (SELECT x.extcondition[array_position(x.extconfig, c.oid)]"
          + " AS condition FROM pg_extension x WHERE c.oid = ANY (x.extconfig)) config ON true";

  /**
   * A row's partition by a hash of an enum, or of what may hold one, differs from database to
   * database: enums are oids, and so are the names of objects.
   */
  private static final String TARGET =
      """
      (SELECT format('%I.%I', rn.nspname, r.relname) FROM pg_class r
        JOIN pg_namespace rn ON rn.oid = r.relnamespace
        WHERE c.relispartition AND r.oid = pg_partition_root(c.oid) AND EXISTS (
          SELECT FROM pg_partition_ancestors(c.oid) a JOIN pg_partitioned_table p ON p.partrelid = a.relid
          JOIN pg_opclass o ON o.oid = ANY (p.partclass::oid[])
          JOIN pg_type k ON k.oid = o.opcintype
          WHERE p.partstrat = 'h' AND (k.typtype = 'p' OR k.oid = 'oid'::regtype)))\
      """;

  /** The tables with rows of their own, those of extensions only when they are marked. */
  static final String TABLES =
      "SELECT c.oid, n.nspname AS schema, c.relname AS name,"
          + " format('%I.%I', n.nspname, c.relname) AS quoted, config.condition,"
          + " c.relpersistence = 'u' AS unlogged,"
          + " has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')"
          + " AND NOT row_security_active(c.oid) AS readable,"
          + " (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)"
          + " FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0"
          + " AND NOT a.attisdropped AND a.attgenerated = '') AS columns, "
          + TARGET
          + " AS target"
          + FROM
          + " WHERE c.relkind = 'r' AND"
          + OURS
          + " ORDER BY n.nspname, c.relname";

  /** What may be locked; whatever may not is told when it is to be read. */
  static final String LOCKABLE =
      "SELECT quoted FROM ("
          + TABLES
          + ") t WHERE readable AND NOT (unlogged AND pg_is_in_recovery())";

  /** The sequences that are backed up. */
  static final String SEQUENCES =
      "SELECT format('%I.%I', n.nspname, c.relname) AS name,"
          + " has_schema_privilege(n.oid, 'USAGE') AND has_sequence_privilege(c.oid, 'SELECT')"
          + " AS readable, c.relpersistence = 'u' AS unlogged"
          + FROM
          + " WHERE c.relkind = 'S' AND"
          + OURS
          + " ORDER BY n.nspname, c.relname";

  /** Asked for under lock: a table that was rewritten since the snapshot has another file. */
  static final String SIZES =
      """
      SELECT c.oid, pg_table_size(c.oid) AS bytes,
        c.relfilenode IS DISTINCT FROM pg_relation_filenode(c.oid) AS rewritten,
        CASE WHEN am.amname = 'heap' AND current_setting('server_version_num')::int >= 140000
          THEN pg_relation_size(c.oid) / current_setting('block_size')::bigint ELSE 0 END AS pages
      FROM pg_class c LEFT JOIN pg_am am ON am.oid = c.relam WHERE c.oid IN (%s)\
      """;

  /** Foreign keys that come with an extension, between tables of which rows are kept. */
  static final String EXTENSION_KEYS =
      """
      SELECT DISTINCT c.conrelid AS oid, c.confrelid AS needs FROM pg_constraint c
        JOIN pg_extension x ON c.conrelid = ANY (x.extconfig)
      WHERE c.contype = 'f' AND c.conrelid <> c.confrelid\
      """;

  /**
   * Tables that call a function which may read others while their rows are loaded. What is said to
   * be immutable and has a FROM reads, too.
   */
  static final String CALLING =
      """
      WITH RECURSIVE reading AS (SELECT p.oid FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.oid >= 16384 AND l.lanname NOT IN ('c', 'internal')
          AND (p.provolatile <> 'i' OR p.prosrc ~* '\\mfrom\\M' OR EXISTS (SELECT FROM pg_depend d
            WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
              AND d.refclassid = 'pg_class'::regclass))),
      calling AS (SELECT d.classid, d.objid FROM pg_depend d JOIN reading r ON r.oid = d.refobjid
        WHERE d.refclassid = 'pg_proc'::regclass
          AND d.classid IN ('pg_constraint'::regclass, 'pg_attrdef'::regclass)),
      checks AS (SELECT k.conrelid, k.contypid FROM pg_constraint k JOIN calling
        ON classid = 'pg_constraint'::regclass AND objid = k.oid WHERE k.contype = 'c'),
      typed (oid) AS (SELECT contypid FROM checks WHERE contypid <> 0
        UNION SELECT t.oid FROM typed, pg_type t WHERE t.typelem = typed.oid
          OR t.typbasetype = typed.oid OR EXISTS (SELECT FROM pg_attribute a
            WHERE a.attrelid = t.typrelid AND t.typrelid <> 0 AND a.atttypid = typed.oid))
      SELECT conrelid AS oid FROM checks WHERE conrelid <> 0
      UNION SELECT a.attrelid FROM pg_attribute a JOIN typed ON typed.oid = a.atttypid
      UNION SELECT e.adrelid FROM pg_attrdef e JOIN calling
        ON classid = 'pg_attrdef'::regclass AND objid = e.oid
        JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
        WHERE a.attgenerated = 's'\
      """;

  /** The large objects behind one, a bite of them. */
  static final String LARGE_OBJECTS =
      """
      SELECT 'large object ' || o.oid AS name FROM pg_largeobject_metadata o
      WHERE NOT pg_has_role(o.lomowner, 'USAGE') AND NOT EXISTS (SELECT FROM aclexplode(o.lomacl) a
        WHERE a.privilege_type = 'SELECT'
          AND (a.grantee = 0 OR pg_has_role(a.grantee, 'USAGE'))) ORDER BY o.oid LIMIT 20\
      """;

  /** What our role may not see (PostgreSQL's system_views.sql, pg_user_mappings), and so lacks. */
  static final String HIDDEN =
      """
      SELECT format('it is without the options of the user mapping of %s for server %I, if there are'
          ' any: role %I may not see them', quote_ident(m.usename), m.srvname, current_user) AS name
      FROM pg_user_mappings m JOIN pg_foreign_server s ON s.oid = m.srvid, pg_roles me
      WHERE me.rolname = current_user AND NOT me.rolsuper AND m.umoptions IS NULL
        AND NOT CASE WHEN m.umuser = 0 THEN pg_has_role(s.srvowner, 'USAGE')
          ELSE m.usename = current_user AND (pg_has_role(s.srvowner, 'USAGE')
            OR has_server_privilege(s.oid, 'USAGE')) END
      UNION ALL SELECT format('it is without the subscription %I: role %I is no superuser', s.subname,
        current_user)
      FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid, pg_roles me
      WHERE me.rolname = current_user AND NOT me.rolsuper AND d.datname = current_database()
      ORDER BY name\
      """;

  /** The extensions that must be there before. */
  static final String EXTENSIONS =
      """
      SELECT x.extname AS name, x.extversion AS version, n.nspname AS schema
      FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace ORDER BY x.extname\
      """;

  /** The first role is in no list of dependents, so owners are asked for, too. */
  static final String USED_ROLES =
      """
        SELECT s.refobjid FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid
          WHERE d.datname = current_database() AND s.refclassid = 'pg_authid'::regclass
        UNION SELECT c.relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        UNION SELECT p.proowner FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        UNION SELECT n.nspowner FROM pg_namespace n
          WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public')\
      """;

  /** The roles that something belongs to, or is granted to. */
  static final String ROLES =
      "SELECT r.rolname AS name FROM pg_roles r WHERE r.oid IN ("
          + USED_ROLES
          + ") ORDER BY r.rolname";

  private ScopeSql() {}
}
