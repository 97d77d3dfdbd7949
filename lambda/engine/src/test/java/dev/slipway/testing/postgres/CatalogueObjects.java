package dev.slipway.testing.postgres;

import java.util.List;

/**
 * Queries of {@link Catalogue} on schemas, types, routines and other objects that are no tables.
 */
final class CatalogueObjects {

  private static final String SCHEMAS =
      "SELECT concat_ws(' ', 'schema', space, 'owner', nspowner::regrole, 'access', %s)"
              .formatted(access("nspacl", "'n'", "nspowner"))
          + " FROM pg_namespace JOIN space USING (oid)";

  private static final String ROUTINES =
      """
      SELECT concat_ws(' ', 'routine', p.oid::regprocedure, CASE prokind
          WHEN 'a' THEN concat_ws(' ', 'aggregate', aggtransfn, aggfinalfn, aggcombinefn, aggkind,
            format_type(aggtranstype, NULL), agginitval, aggsortop::regoper)
          ELSE pg_get_functiondef(p.oid) END,
        'owner', proowner::regrole, 'access', %s)
      FROM pg_proc p JOIN space ON space.oid = pronamespace
        LEFT JOIN pg_aggregate a ON aggfnoid = p.oid
      """
          .formatted(access("proacl", "'f'", "proowner"));

  /** Leaves out the row types of tables and the array types, which come with their elements. */
  private static final String TYPES =
      """
      SELECT concat_ws(' ', 'type', t.oid::regtype, typtype, 'owner', typowner::regrole,
        CASE typtype
          WHEN 'd' THEN concat_ws(' ', format_type(typbasetype, typtypmod),
            CASE WHEN typnotnull THEN 'not null' END, 'default ' || typdefault,
            (SELECT oid::regcollation FROM pg_collation WHERE oid = typcollation))
          WHEN 'e' THEN (SELECT array_agg(enumlabel ORDER BY enumsortorder)::text FROM pg_enum
            WHERE enumtypid = t.oid)
          WHEN 'r' THEN (SELECT concat_ws(' ', rngsubtype::regtype, rngcanonical, rngsubdiff,
            rngcollation::regcollation) FROM pg_range WHERE rngtypid = t.oid)
          WHEN 'b' THEN concat_ws(' ', typinput, typoutput, typlen) END, 'access', %s)
      FROM pg_type t JOIN space ON space.oid = typnamespace
      WHERE NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
        AND (typrelid = 0 OR (SELECT relkind = 'c' FROM pg_class c WHERE c.oid = typrelid))
      """
          .formatted(access("typacl", "'T'", "typowner"));

  private static final String EXTENSIONS =
      """
      SELECT concat_ws(' ', 'extension', extname, extversion, extnamespace::regnamespace,
        extowner::regrole)
      FROM pg_extension
      """;

  /** What has no query of its own: only that it exists, and its options where it has any. */
  private static final String OTHERS =
      """
      SELECT concat_ws(' ', i.type, i.identity, options) FROM (
        SELECT tableoid, oid, concat_ws(' ', castfunc::regprocedure, castcontext) FROM pg_cast
        UNION ALL SELECT tableoid, oid, oprcode::text FROM pg_operator
        UNION ALL SELECT tableoid, oid, opcdefault::text FROM pg_opclass
        UNION ALL SELECT tableoid, oid, NULL FROM pg_opfamily
        UNION ALL SELECT tableoid, oid, NULL FROM pg_amop
        UNION ALL SELECT tableoid, oid, NULL FROM pg_amproc
        UNION ALL SELECT tableoid, oid, amhandler::text FROM pg_am
        UNION ALL SELECT tableoid, oid, concat_ws(' ', collprovider, collcollate) FROM pg_collation
        UNION ALL SELECT tableoid, oid, conproc::text FROM pg_conversion
        UNION ALL SELECT tableoid, oid, lanacl::text FROM pg_language
        UNION ALL SELECT tableoid, oid, NULL FROM pg_transform
        UNION ALL SELECT tableoid, oid, NULL FROM pg_ts_config
        UNION ALL SELECT tableoid, oid, dictinitoption FROM pg_ts_dict
        UNION ALL SELECT tableoid, oid, NULL FROM pg_ts_parser
        UNION ALL SELECT tableoid, oid, NULL FROM pg_ts_template
        UNION ALL SELECT tableoid, oid, concat_ws(' ', fdwhandler::regproc, fdwoptions, fdwacl)
          FROM pg_foreign_data_wrapper
        UNION ALL SELECT tableoid, oid, concat_ws(' ', srvoptions, srvacl) FROM pg_foreign_server
        UNION ALL SELECT 'pg_user_mapping'::regclass, umid, umoptions::text FROM pg_user_mappings
        UNION ALL SELECT tableoid, oid, concat_ws(' ', evtevent, evtfoid::regproc, evtenabled,
          evttags) FROM pg_event_trigger) o (class, oid, options),
        LATERAL pg_identify_object(class, oid, 0) i
      WHERE oid >= 16384
      """;

  static final List<String> QUERIES = List.of(SCHEMAS, ROUTINES, TYPES, EXTENSIONS, OTHERS);

  private CatalogueObjects() {}

  /**
   * An expression for the sorted privileges in the column {@code acl} of an object of a kind that
   * {@code acldefault} knows. Defaults are written out: GRANT and REVOKE leave no trace.
   */
  static String access(String acl, String kind, String owner) {
    return ("(SELECT array_agg(item::text ORDER BY item::text)"
            + " FROM unnest(coalesce(%s, acldefault(%s, %s))) item)")
        .formatted(acl, kind, owner);
  }
}
