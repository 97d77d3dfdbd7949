package dev.slipway.postgres.objects;

/** Functions, procedures and aggregates; not those that come with an extension or a type. */
final class Routines {

  static final String OBJECTS =
      """
      SELECT CASE prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
        p.oid::regprocedure::text,
        CASE prokind WHEN 'a' THEN concat_ws(' ', 'of', aggtransfn::regprocedure, 'state',
            format_type(aggtranstype, NULL), 'initially ' || agginitval,
            'final ' || nullif(aggfinalfn, 0)::regprocedure,
            'combined by ' || nullif(aggcombinefn, 0)::regprocedure,
            'sorted by ' || nullif(aggsortop, 0)::regoperator)
          ELSE pg_get_functiondef(p.oid) END
      FROM pg_proc p JOIN space ON space.oid = pronamespace LEFT JOIN pg_aggregate ON aggfnoid = p.oid
      WHERE NOT EXISTS (SELECT FROM hidden WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
      """;

  private Routines() {}
}
