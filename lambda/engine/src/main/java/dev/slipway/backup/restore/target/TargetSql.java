package dev.slipway.backup.restore.target;

import dev.slipway.backup.part.SnapshotSql;

/** What is asked of the target, where only pg_catalog is searched. */
final class TargetSql {

  static final String FACTS =
      "SELECT"
          + SnapshotSql.SORTING
          + """
          , current_database() AS database, current_user AS user_name,
            pg_encoding_to_char(d.encoding) AS encoding, d.datcollate AS collate, d.datctype AS ctype,
            NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS writable,
            has_database_privilege(d.oid, 'CREATE')
              AND COALESCE(has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), true)
              AS may_create,
            current_setting('max_locks_per_transaction')::int
              * (current_setting('max_connections')::int
                + current_setting('max_prepared_transactions')::int) AS locks,
            (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
            to_regclass('slipway_restore.units') IS NOT NULL AS unfinished
          FROM pg_database d WHERE d.datname = current_database();
          SELECT rolname AS name, pg_has_role(oid, 'USAGE') AND pg_has_role(oid, CASE
            WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
            AS own FROM pg_roles;
          SELECT name FROM pg_available_extensions;
          SELECT extname AS name, obj_description(oid, 'pg_extension') AS comment FROM pg_extension
            WHERE NOT pg_has_role(extowner, 'USAGE');
          """;

  /**
   * Everything a user can have made, and the default privileges that all we make would get. What
   * belongs to an extension comes and goes with it, and one that the backup wants may be there
   * already, in its schema: an administrator may have had to create it. Before 14, the oids of
   * subscriptions are the superuser's to read.
   */
  static final String CONTENTS =
      """
      WITH member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
      space AS (SELECT n.oid FROM pg_namespace n WHERE n.nspname !~ '^pg_'
        AND n.nspname NOT IN ('information_schema', 'slipway_restore')),
      found AS (
        SELECT 'pg_namespace'::regclass AS classid, s.oid AS objid FROM space s
          WHERE s.oid IS DISTINCT FROM to_regnamespace('public')::oid
          AND s.oid NOT IN (SELECT extnamespace FROM pg_extension WHERE extname IN (%1$s))
        UNION SELECT d.classid, d.objid FROM pg_depend d WHERE d.deptype = 'n'
          AND d.refclassid = 'pg_namespace'::regclass AND d.refobjid IN (SELECT oid FROM space)
          AND d.classid NOT IN ('pg_default_acl'::regclass, 'pg_extension'::regclass)
        UNION SELECT 'pg_extension'::regclass, oid FROM pg_extension x WHERE oid >= 16384
          AND extname NOT IN (%1$s)
        UNION SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
        UNION SELECT 'pg_publication'::regclass, oid FROM pg_publication
        UNION SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
        UNION SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server
        UNION SELECT 'pg_language'::regclass, oid FROM pg_language WHERE oid >= 16384
        UNION SELECT 'pg_cast'::regclass, oid FROM pg_cast WHERE oid >= 16384
        UNION SELECT 'pg_transform'::regclass, oid FROM pg_transform WHERE oid >= 16384
        UNION SELECT 'pg_default_acl'::regclass, oid FROM pg_default_acl
          WHERE pg_get_userbyid(defaclrole) = current_user
        UNION SELECT 'pg_am'::regclass, oid FROM pg_am WHERE oid >= 16384
        UNION SELECT 'pg_largeobject'::regclass, oid FROM pg_largeobject_metadata),
      identified AS (SELECT i.type, i.identity
        FROM found f, LATERAL pg_identify_object(f.classid, f.objid, 0) i
        WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = f.classid AND m.objid = f.objid)
        UNION ALL SELECT 'subscription', quote_ident(s.subname) FROM pg_subscription s
          JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()),
      named AS (SELECT type, identity,
        row_number() OVER (PARTITION BY type ORDER BY identity) AS nr FROM identified)
      SELECT type, count(*) AS count, string_agg(identity, ', ' ORDER BY nr) FILTER (WHERE nr <= 3)
        || CASE WHEN count(*) > 3 THEN ', ...' ELSE '' END AS names
      FROM named GROUP BY type ORDER BY type <> 'table', type\
      """;

  private TargetSql() {}
}
