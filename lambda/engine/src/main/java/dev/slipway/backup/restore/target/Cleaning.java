package dev.slipway.backup.restore.target;

import dev.slipway.postgres.Session;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drops all that a database holds and leaves it as CREATE DATABASE makes one. Its name, owner,
 * settings and privileges stay.
 */
public final class Cleaning {

  /**
   * The statements that do it, in order; those that wait for others by CASCADE come late, and what
   * one has taken along is missing to the next. The server trips over an index whose operator class
   * has options (siglen = 64) where the class goes with it, so its table goes first.
   */
  private static final String STATEMENTS =
      """
      WITH member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
      public AS (SELECT n.oid, pg_has_role(n.nspowner, 'USAGE') AND NOT EXISTS (
          SELECT FROM pg_extension x WHERE x.extnamespace = n.oid
            AND NOT pg_has_role(x.extowner, 'USAGE')) AS ours FROM pg_namespace n
        WHERE n.nspname = 'public'),
      kind (type, kind, others) AS (VALUES ('r'::"char", 'TABLES', ''), ('S', 'SEQUENCES', ''),
        ('f', 'FUNCTIONS', ', PUBLIC'), ('T', 'TYPES', ', PUBLIC'), ('n', 'SCHEMAS', ''),
        ('L', 'LARGE OBJECTS', ''))
      SELECT 1 AS rank, format('DROP EVENT TRIGGER %I CASCADE', e.evtname) AS sql
        FROM pg_event_trigger e WHERE e.oid NOT IN
          (SELECT objid FROM member WHERE classid = 'pg_event_trigger'::regclass)
      UNION ALL SELECT 2, format('DROP PUBLICATION %I CASCADE', pubname) FROM pg_publication
      UNION ALL SELECT 3, format('DROP SUBSCRIPTION %I', subname) FROM pg_subscription s
        JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database()
      UNION ALL SELECT DISTINCT 3, format('DROP %s IF EXISTS %s CASCADE',
          CASE t.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, t.oid::regclass)
        FROM pg_attribute a JOIN pg_index i ON i.indexrelid = a.attrelid
          JOIN pg_class t ON t.oid = COALESCE(pg_partition_root(i.indrelid), i.indrelid)
        WHERE a.attoptions IS NOT NULL AND t.relpersistence <> 't'
          AND t.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_class'::regclass)
      UNION ALL SELECT 4, format('DROP EXTENSION IF EXISTS %I CASCADE', extname) FROM pg_extension
        WHERE oid >= 16384 AND extname <> 'plpgsql' AND pg_has_role(extowner, 'USAGE')
      UNION ALL SELECT 5, format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace n
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND n.oid NOT IN (SELECT oid FROM public WHERE NOT ours)
          AND n.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_namespace'::regclass)
      UNION ALL SELECT 6, format('DROP %s IF EXISTS %s CASCADE',
          CASE i.type WHEN 'composite type' THEN 'type' ELSE i.type END, i.identity)
        FROM pg_depend d JOIN public p ON p.oid = d.refobjid AND NOT p.ours,
          LATERAL pg_identify_object(d.classid, d.objid, 0) i
        WHERE d.deptype = 'n' AND d.refclassid = 'pg_namespace'::regclass
          AND d.classid NOT IN ('pg_default_acl'::regclass, 'pg_extension'::regclass)
          AND NOT EXISTS (SELECT FROM member m WHERE m.classid = d.classid AND m.objid = d.objid)
      UNION ALL SELECT 7, format('DROP SERVER IF EXISTS %I CASCADE', srvname) FROM pg_foreign_server s
        WHERE s.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_foreign_server'::regclass)
      UNION ALL SELECT 8, format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE',
          fdwname)
        FROM pg_foreign_data_wrapper w WHERE w.oid NOT IN
          (SELECT objid FROM member WHERE classid = 'pg_foreign_data_wrapper'::regclass)
      UNION ALL SELECT 9, format('DROP CAST IF EXISTS (%s AS %s)',
          castsource::regtype, casttarget::regtype)
        FROM pg_cast c WHERE c.oid >= 16384
          AND c.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_cast'::regclass)
      UNION ALL SELECT 9, format('DROP TRANSFORM IF EXISTS FOR %s LANGUAGE %I',
          trftype::regtype, l.lanname)
        FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE t.oid >= 16384
          AND t.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_transform'::regclass)
      UNION ALL SELECT 10, format('DROP LANGUAGE IF EXISTS %I CASCADE', lanname)
        FROM pg_language WHERE oid >= 16384
          AND oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_language'::regclass)
      UNION ALL SELECT 11, format('DROP ACCESS METHOD IF EXISTS %I CASCADE', amname)
        FROM pg_am WHERE oid >= 16384
          AND oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_am'::regclass)
      UNION ALL SELECT 12, format('SELECT lo_unlink(%s)', oid) FROM pg_largeobject_metadata
      """;

  /** Default privileges of no schema go away when they are again what they are by default. */
  private static final String DEFAULT_PRIVILEGES =
      """
      UNION ALL SELECT 13, format('ALTER DEFAULT PRIVILEGES FOR ROLE %I REVOKE ALL ON %s FROM %s',
          pg_get_userbyid(d.defaclrole), k.kind,
          CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END)
        FROM pg_default_acl d JOIN kind k ON k.type = d.defaclobjtype, aclexplode(d.defaclacl) a
        WHERE d.defaclnamespace = 0 AND a.grantee <> d.defaclrole
      UNION ALL SELECT 14, format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT ALL ON %s TO %1$I%3$s',
          pg_get_userbyid(d.defaclrole), k.kind, k.others)
        FROM pg_default_acl d JOIN kind k ON k.type = d.defaclobjtype WHERE d.defaclnamespace = 0
      """;

  /** The trusted languages that every database has are for everybody. */
  private static final String LANGUAGES =
      """
      UNION ALL SELECT 15, format('REVOKE ALL ON LANGUAGE %I FROM %s', l.lanname,
          CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END)
        FROM pg_language l, aclexplode(l.lanacl) a WHERE l.oid < 16384 AND l.lanpltrusted
          AND a.grantee <> l.lanowner AND pg_has_role(l.lanowner, 'USAGE')
      UNION ALL SELECT 16, format('GRANT USAGE ON LANGUAGE %I TO PUBLIC', l.lanname)
        FROM pg_language l WHERE l.oid < 16384 AND l.lanpltrusted AND l.lanacl IS NOT NULL
          AND pg_has_role(l.lanowner, 'USAGE')
      """;

  /** As initdb makes it (src/bin/initdb/initdb.c); until 14 everybody might create in it. */
  private static final String PUBLIC =
      """
      WITH v AS (SELECT current_setting('server_version_num')::int >= 150000 AS owned),
      owner AS (SELECT r.rolname FROM pg_roles r, v WHERE pg_has_role(r.oid, 'MEMBER')
        AND CASE WHEN v.owned THEN r.rolname = 'pg_database_owner' ELSE r.oid = 10 END)
      SELECT format('CREATE SCHEMA public AUTHORIZATION %I;
          COMMENT ON SCHEMA public IS ''standard public schema'';
          GRANT %s ON SCHEMA public TO PUBLIC', COALESCE((SELECT rolname FROM owner), current_user),
          CASE WHEN v.owned THEN 'USAGE' ELSE 'ALL' END) AS sql
        FROM v WHERE NOT EXISTS (SELECT FROM pg_namespace n
          WHERE n.nspname = 'public' AND (NOT pg_has_role(n.nspowner, 'USAGE') OR EXISTS (
            SELECT FROM pg_extension x WHERE x.extnamespace = n.oid
              AND NOT pg_has_role(x.extowner, 'USAGE'))))\
      """;

  /** What makes room for the mark of a database that is being emptied. */
  static final String MARKED_BEFORE =
      "DROP SCHEMA IF EXISTS " + RestoreLedger.SCHEMA + " CASCADE;\n";

  /** Each relation and each large object needs a lock, which the server has so many of. */
  private static final String MANY =
      """
      SELECT count(*) > current_setting('max_locks_per_transaction')::int / 2
        * (current_setting('max_connections')::int
          + current_setting('max_prepared_transactions')::int) AS many
      FROM (SELECT oid FROM pg_class WHERE oid >= 16384
        UNION ALL SELECT oid FROM pg_largeobject_metadata) o\
      """;

  /** As many as can be dropped together; a table brings its indexes, sequences and more along. */
  private static final String AHEAD =
      """
      WITH one AS (
        SELECT 'DROP TABLE IF EXISTS ' AS verb, ' CASCADE' AS more, 100 AS at_once,
          format('%I.%I', n.nspname, c.relname) AS what
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_'
          AND n.nspname NOT IN ('information_schema', 'slipway_restore')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
            AND d.objid = c.oid AND d.deptype = 'e')
        UNION ALL SELECT 'SELECT ', '', 1000, format('lo_unlink(%s)', oid)
          FROM pg_largeobject_metadata),
      numbered AS (SELECT *, (row_number() OVER (PARTITION BY verb ORDER BY what) - 1) / at_once AS nr
        FROM one)
      SELECT verb || string_agg(what, ', ') || more AS sql
      FROM numbered GROUP BY verb, more, nr ORDER BY verb, nr\
      """;

  private Cleaning() {}

  /** What is dropped before all else, each text in a transaction of its own; mostly nothing. */
  public static List<String> ahead(Session session) {
    boolean many = session.execute(MANY).get(0).first().is("many");
    return many
        ? session.execute(AHEAD).get(0).list().stream().map(row -> row.get("sql") + ";\n").toList()
        : List.of();
  }

  /** The SQL that does it in an open transaction, read from the catalogue as it is now. */
  static String sql(Session session) {
    return statements(session).stream().map(sql -> sql + ";\n").collect(Collectors.joining());
  }

  /** The same one by one. */
  public static List<String> statements(Session session) {
    String drops = STATEMENTS + DEFAULT_PRIVILEGES + LANGUAGES + " ORDER BY rank, sql";
    return Stream.of(drops, PUBLIC)
        .flatMap(query -> session.execute(query).get(0).list().stream())
        .map(row -> String.valueOf(row.get("sql")))
        .toList();
  }
}
