package dev.slipway.testing.postgres;

import java.util.List;

/** Queries of {@link Catalogue} on the database itself, comments, publications and the like. */
final class CatalogueSettings {

  private static final String DATABASE =
      """
      SELECT concat_ws(' ', 'database owner', datdba::regrole, 'limit', datconnlimit,
        shobj_description(d.oid, 'pg_database'), 'access', %s)
      FROM pg_database d WHERE datname = current_database()
      """
          .formatted(CatalogueObjects.access("datacl", "'d'", "datdba"));

  private static final String ROLE_SETTINGS =
      """
      SELECT concat_ws(' ', 'setting', nullif(setrole, 0)::regrole, setconfig)
      FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase
      WHERE datname = current_database()
      """;

  private static final String DEFAULT_PRIVILEGES =
      """
      SELECT concat_ws(' ', 'default privileges', defaclrole::regrole,
        nullif(defaclnamespace, 0)::regnamespace, defaclobjtype,
        (SELECT array_agg(item::text ORDER BY item::text) FROM unnest(defaclacl) item))
      FROM pg_default_acl
      """;

  /** The comments on what is not built in, and on the schemas. */
  private static final String COMMENTS =
      """
      SELECT concat_ws(' ', 'comment', i.type, i.identity, description)
      FROM pg_description, LATERAL pg_identify_object(classoid, objoid, objsubid) i
      WHERE (objoid >= 16384
          OR classoid = 'pg_namespace'::regclass AND objoid IN (SELECT oid FROM space))
        AND NOT (classoid = 'pg_class'::regclass AND objoid IN (SELECT oid FROM hidden))
        AND NOT (classoid = 'pg_constraint'::regclass AND objoid IN (SELECT oid FROM pg_constraint
          WHERE conrelid IN (SELECT oid FROM hidden)))
        AND NOT (classoid = 'pg_trigger'::regclass AND objoid IN (SELECT oid FROM pg_trigger
          WHERE tgrelid IN (SELECT oid FROM hidden)))
        AND NOT (classoid = 'pg_policy'::regclass AND objoid IN (SELECT oid FROM pg_policy
          WHERE polrelid IN (SELECT oid FROM hidden)))
      """;

  private static final String PUBLICATIONS =
      """
      SELECT concat_ws(' ', 'publication', pubowner::regrole, to_jsonb(p) - 'oid' - 'pubowner')
      FROM pg_publication p
      """;

  private static final String PUBLISHED_TABLES =
      """
      SELECT concat_ws(' ', 'published', to_jsonb(t)) FROM pg_publication_tables t
      WHERE quote_ident(schemaname) || '.' || quote_ident(tablename) IN (SELECT rel FROM rel)
      """;

  private static final String SUBSCRIPTIONS =
      """
      SELECT concat_ws(' ', 'subscription', subname, subenabled, subslotname, subpublications)
      FROM pg_subscription JOIN pg_database d ON d.oid = subdbid
      WHERE datname = current_database()
      """;

  private static final String REPLICATION_SLOTS =
      """
      SELECT concat_ws(' ', 'replication slot', slot_name, plugin) FROM pg_replication_slots
      WHERE database = current_database()
      """;

  private static final String PREPARED_TRANSACTIONS =
      """
      SELECT concat_ws(' ', 'prepared transaction', gid, owner) FROM pg_prepared_xacts
      WHERE database = current_database()
      """;

  /** Their numbers differ from database to database. */
  private static final String LARGE_OBJECTS =
      """
      SELECT concat_ws(' ', 'large object', 'owner', lomowner::regrole, md5(lo_get(oid)), 'access',
        %s)
      FROM pg_largeobject_metadata
      """
          .formatted(CatalogueObjects.access("lomacl", "'L'", "lomowner"));

  static final List<String> QUERIES =
      List.of(
          DATABASE,
          ROLE_SETTINGS,
          DEFAULT_PRIVILEGES,
          COMMENTS,
          PUBLICATIONS,
          PUBLISHED_TABLES,
          SUBSCRIPTIONS,
          REPLICATION_SLOTS,
          PREPARED_TRANSACTIONS,
          LARGE_OBJECTS);

  private CatalogueSettings() {}
}
