package dev.slipway.postgres.objects;

/** All other kinds; of most of them only that they are there. */
final class OtherKinds {

  /** The server's own, which have lower numbers, are left out where they are many. */
  static final String OBJECTS =
      """
      SELECT i.type, i.identity, COALESCE(definition, '') FROM (
        SELECT 'pg_namespace'::regclass, oid, NULL FROM space
        UNION ALL SELECT tableoid, oid,
          concat_ws(' ', 'version', extversion, 'in', extnamespace::regnamespace) FROM pg_extension
        UNION ALL SELECT tableoid, oid, concat_ws(' ', 'on', evtevent,
          array_to_string(ARRAY(SELECT unnest(evttags) ORDER BY 1), ', '),
          evtfoid::regprocedure, CASE evtenabled WHEN 'D' THEN '-- DISABLED' END)
          FROM pg_event_trigger
        UNION ALL SELECT tableoid, oid, concat_ws(' ', 'by ' || nullif(castfunc, 0)::regprocedure,
          'context', castcontext) FROM pg_cast WHERE oid >= 16384
        UNION ALL SELECT tableoid, oid, 'by ' || oprcode FROM pg_operator WHERE oid >= 16384
        UNION ALL SELECT tableoid, oid, NULL FROM pg_opclass WHERE oid >= 16384
        UNION ALL SELECT tableoid, oid, NULL FROM pg_opfamily WHERE oid >= 16384
        UNION ALL SELECT tableoid, oid, NULL FROM pg_amop
          WHERE oid >= 16384 AND amopfamily NOT IN
            (SELECT objid FROM hidden WHERE classid = 'pg_opfamily'::regclass)
        UNION ALL SELECT tableoid, oid, 'by ' || amproc FROM pg_amproc
          WHERE oid >= 16384 AND amprocfamily NOT IN
            (SELECT objid FROM hidden WHERE classid = 'pg_opfamily'::regclass)
        UNION ALL SELECT tableoid, oid, 'by ' || amhandler FROM pg_am
        UNION ALL SELECT tableoid, oid, concat_ws(' ', 'provider', collprovider, collcollate)
          FROM pg_collation WHERE oid >= 16384
        UNION ALL SELECT tableoid, oid, 'by ' || conproc FROM pg_conversion WHERE oid >= 16384
        UNION ALL SELECT tableoid, oid, NULL FROM pg_language
        UNION ALL SELECT tableoid, oid, NULL FROM pg_transform
        UNION ALL SELECT tableoid, oid, (SELECT string_agg(concat_ws(' ', maptokentype,
            mapdict::regdictionary), ', ' ORDER BY maptokentype, mapseqno)
          FROM pg_ts_config_map WHERE mapcfg = c.oid) FROM pg_ts_config c
        UNION ALL SELECT tableoid, oid, dictinitoption FROM pg_ts_dict
        UNION ALL SELECT tableoid, oid, NULL FROM pg_ts_parser
        UNION ALL SELECT tableoid, oid, NULL FROM pg_ts_template
        UNION ALL SELECT tableoid, oid, NULL FROM pg_foreign_data_wrapper
        UNION ALL SELECT tableoid, oid, NULL FROM pg_foreign_server
        UNION ALL SELECT tableoid, oid, concat_ws(', ', CASE WHEN puballtables THEN 'all tables' END,
          CASE WHEN pubinsert THEN 'insert' END, CASE WHEN pubupdate THEN 'update' END,
          CASE WHEN pubdelete THEN 'delete' END, CASE WHEN pubtruncate THEN 'truncate' END,
          CASE WHEN pubviaroot THEN 'via root' END) FROM pg_publication
        UNION ALL SELECT r.tableoid, r.oid, concat_ws(' ',
          CASE WHEN to_jsonb(r) ->> 'prattrs' <> '' THEN to_jsonb(t) ->> 'attnames' END,
          'WHERE ' || (to_jsonb(t) ->> 'rowfilter'))
          FROM pg_publication_rel r JOIN pg_publication p ON p.oid = prpubid
          JOIN pg_class c ON c.oid = prrelid JOIN pg_namespace n ON n.oid = relnamespace
          LEFT JOIN pg_publication_tables t
            ON (t.pubname, schemaname, tablename) = (p.pubname, nspname, relname)
        UNION ALL SELECT DISTINCT classid, objid, NULL FROM pg_depend
          WHERE classid = to_regclass('pg_catalog.pg_publication_namespace')
        ) o (class, oid, definition), LATERAL pg_identify_object(class, o.oid, 0) i
      WHERE (o.oid >= 16384 OR class = 'pg_namespace'::regclass)
        AND NOT EXISTS (SELECT FROM hidden WHERE classid = class AND objid = o.oid)
      """;

  private OtherKinds() {}
}
