package dev.slipway.postgres.objects;

/** Functions, procedures and aggregates; not those that come with an extension or a type. */
final class Routines {

  /** The lines that set something, which stand together before the body, in an order of our own. */
  private static final String SORTED =
      """
      (WITH text AS (SELECT line, n, min(n) FILTER (WHERE line LIKE 'AS %' OR line LIKE 'BEGIN%'
            OR line LIKE 'RETURN%') OVER () AS body
          FROM regexp_split_to_table(pg_get_functiondef(p.oid), '\\n') WITH ORDINALITY AS t (line, n)),
        place AS (SELECT *, line LIKE ' SET %' AND n < body AS sets FROM text)
        SELECT string_agg(line, E'\\n' ORDER BY
            CASE WHEN sets THEN (SELECT min(n) FROM place WHERE sets) ELSE n END,
            CASE WHEN sets THEN line END COLLATE "C", n) FROM place)\
      """;

  static final String OBJECTS =
      """
      SELECT CASE prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
        p.oid::regprocedure::text,
        CASE prokind WHEN 'a' THEN concat_ws(' ', 'of', aggtransfn::regprocedure, 'state',
            format_type(aggtranstype, NULL), 'initially ' || agginitval,
            'final ' || nullif(aggfinalfn, 0)::regprocedure,
            'combined by ' || nullif(aggcombinefn, 0)::regprocedure,
            'sorted by ' || nullif(aggsortop, 0)::regoperator)
          ELSE CASE WHEN cardinality(proconfig) > 1 THEN %s ELSE pg_get_functiondef(p.oid) END END
      FROM pg_proc p JOIN space ON space.oid = pronamespace LEFT JOIN pg_aggregate ON aggfnoid = p.oid
      WHERE NOT EXISTS (SELECT FROM hidden WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
      """
          .formatted(SORTED);

  private Routines() {}
}
