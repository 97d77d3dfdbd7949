package dev.slipway.postgres.objects;

/** Types that are no relations; not the arrays and multiranges that come with others. */
final class Types {

  static final String OBJECTS =
      """
      SELECT CASE typtype WHEN 'd' THEN 'domain' ELSE 'type' END, t.oid::regtype::text,
        COALESCE(CASE typtype
          WHEN 'e' THEN (SELECT string_agg('label ' || quote_literal(enumlabel), E'\\n'
            ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)
          WHEN 'd' THEN concat_ws(E'\\n',
            concat_ws(' ', format_type(typbasetype, typtypmod),
              'collate ' || nullif(typcollation, 0)::regcollation,
              CASE WHEN typnotnull THEN 'not null' END, 'default ' || typdefault),
            (SELECT string_agg(concat_ws(' ', 'constraint', quote_ident(conname),
                pg_get_constraintdef(con.oid)), E'\\n' ORDER BY conname)
              FROM pg_constraint con WHERE contypid = t.oid AND contype = 'c'))
          WHEN 'r' THEN (SELECT concat_ws(' ', 'range of', rngsubtype::regtype,
            'collate ' || nullif(rngcollation, 0)::regcollation,
            'canonical ' || nullif(rngcanonical, 0)::regprocedure,
            'difference ' || nullif(rngsubdiff, 0)::regprocedure)
            FROM pg_range WHERE rngtypid = t.oid)
          WHEN 'b' THEN concat_ws(' ', 'input', typinput, 'output', typoutput, 'length', typlen)
          END, '')
      FROM pg_type t JOIN space ON space.oid = typnamespace
      WHERE typrelid = 0 AND typtype <> 'm'
        AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
        AND NOT EXISTS (SELECT FROM hidden WHERE classid = 'pg_type'::regclass AND objid = t.oid)
      """;

  private Types() {}
}
