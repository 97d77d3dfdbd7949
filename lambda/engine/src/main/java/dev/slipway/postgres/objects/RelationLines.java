package dev.slipway.postgres.objects;

import java.util.List;

/** Queries for the lines of a relation's definition, for the relations in {@code rel}. */
final class RelationLines {

  /** An expression for what a sequence is, for a row of pg_sequence. */
  private static final String SEQUENCE =
      """
      concat_ws(' ', format_type(seqtypid, NULL), 'start', seqstart, 'increment', seqincrement,
        'from', seqmin, 'to', seqmax, 'cache', seqcache, CASE WHEN seqcycle THEN 'cycle' END)\
      """;

  private static final String PROPERTIES =
      """
      SELECT rel.oid, 1, n, property FROM rel, unnest(ARRAY[
        CASE relpersistence WHEN 'u' THEN 'unlogged' END,
        'partition by ' || CASE relkind WHEN 'p' THEN pg_get_partkeydef(rel.oid) END,
        'of type ' || nullif(reloftype, 0)::regtype,
        'using ' || (SELECT amname FROM pg_am WHERE pg_am.oid = relam AND amname <> 'heap'),
        'server ' || (SELECT quote_ident(srvname) FROM pg_foreign_table
          JOIN pg_foreign_server s ON s.oid = ftserver WHERE ftrelid = rel.oid),
        %s,
        (SELECT 'toast ' || %s FROM pg_class toast WHERE toast.oid = rel.reltoastrelid),
        CASE WHEN relrowsecurity THEN 'row level security' END,
        CASE WHEN relforcerowsecurity THEN 'row level security forced' END,
        CASE relreplident WHEN 'f' THEN 'replica identity full'
          WHEN 'n' THEN CASE WHEN relkind IN ('r', 'p') THEN 'replica identity nothing' END END
        ]) WITH ORDINALITY AS p (property, n)
      """
          .formatted(Options.list("rel.reloptions"), Options.list("toast.reloptions"));

  private static final String PARENTS =
      """
      SELECT inhrelid, 2, inhseqno, concat_ws(' ', 'inherits', inhparent::regclass,
        pg_get_expr(relpartbound, inhrelid))
      FROM pg_inherits JOIN rel ON rel.oid = inhrelid
      """;

  private static final String COLUMNS =
      """
      SELECT attrelid, 3, attnum, concat_ws(' ', 'column', quote_ident(attname),
        format_type(atttypid, atttypmod),
        'collate ' || (SELECT c.oid::regcollation FROM pg_collation c
          WHERE c.oid = attcollation AND c.oid <> typcollation),
        CASE WHEN attnotnull THEN 'not null' END,
        CASE attgenerated WHEN '' THEN 'default ' || pg_get_expr(adbin, adrelid)
          ELSE 'generated ' || CASE attgenerated WHEN 's' THEN 'stored ' ELSE 'virtual ' END
            || pg_get_expr(adbin, adrelid) END,
        CASE attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
        (SELECT %1$s FROM pg_sequence JOIN pg_depend ON objid = seqrelid
          WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
            AND refobjid = attrelid AND refobjsubid = attnum AND deptype = 'i'),
        CASE WHEN attstorage <> typstorage THEN CASE attstorage WHEN 'p' THEN 'storage plain'
          WHEN 'e' THEN 'storage external' WHEN 'm' THEN 'storage main'
          ELSE 'storage extended' END END,
        'compression ' || CASE compression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
        'statistics ' || nullif(attstattarget, -1), %2$s)
      FROM (VALUES (''::"char")) AS since_14 (attcompression),
        LATERAL (SELECT a.*, attcompression AS compression FROM pg_attribute a) a JOIN rel ON rel.oid = attrelid JOIN pg_type t ON t.oid = atttypid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE attnum > 0 AND NOT attisdropped AND relkind <> 'S'
      """
          .formatted(SEQUENCE, Options.list("attoptions"));

  /** Without NOT NULL, which is said of the column, and constraint triggers, which are triggers. */
  private static final String CONSTRAINTS =
      """
      SELECT conrelid, 4, 0, concat_ws(' ', 'constraint', quote_ident(conname),
        pg_get_constraintdef(con.oid), (SELECT %s FROM pg_class i
          WHERE i.oid = conindid AND contype IN ('p', 'u', 'x')))
      FROM pg_constraint con JOIN rel ON rel.oid = conrelid
      WHERE conparentid = 0 AND contype IN ('c', 'f', 'p', 'u', 'x')
      """
          .formatted(Options.list("i.reloptions"));

  private static final String INDEXES =
      """
      SELECT indrelid, 5, 0, concat_ws(' ', CASE WHEN cardinality(i.reloptions) > 0
          THEN replace(pg_get_indexdef(indexrelid), %1$s, %2$s) ELSE pg_get_indexdef(indexrelid) END,
        CASE WHEN NOT indisvalid THEN '-- INVALID' END,
        (SELECT string_agg(concat_ws(' ', 'statistics', attnum, attstattarget), ', ' ORDER BY attnum)
          FROM pg_attribute WHERE attrelid = indexrelid AND attstattarget >= 0))
      FROM pg_index JOIN rel ON rel.oid = indrelid JOIN pg_class i ON i.oid = indexrelid
      WHERE NOT EXISTS (SELECT FROM pg_constraint
        WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
      UNION ALL
      SELECT indrelid, 6, 0, 'replica identity ' || indexrelid::regclass
      FROM pg_index JOIN rel ON rel.oid = indrelid WHERE indisreplident
      UNION ALL
      SELECT indrelid, 6, 0, 'cluster on ' || indexrelid::regclass
      FROM pg_index JOIN rel ON rel.oid = indrelid WHERE indisclustered
      """
          .formatted(Options.asWritten("i.reloptions"), Options.asMeant("i.reloptions"));

  /** Of the triggers behind foreign keys, only those that somebody has switched off or on. */
  private static final String TRIGGERS =
      """
      SELECT tgrelid, 7, 0, CASE WHEN tgisinternal
          THEN 'triggers of constraint ' || (SELECT quote_ident(conname) FROM pg_constraint
            WHERE oid = tgconstraint)
          ELSE pg_get_triggerdef(t.oid) END
        || CASE tgenabled WHEN 'O' THEN '' WHEN 'D' THEN ' -- DISABLED'
          WHEN 'R' THEN ' -- REPLICA' ELSE ' -- ALWAYS' END
      FROM pg_trigger t JOIN rel ON rel.oid = tgrelid WHERE NOT tgisinternal OR tgenabled <> 'O'
      """;

  private static final String RULES =
      """
      SELECT ev_class, 8, 0, pg_get_ruledef(r.oid)
        || CASE ev_enabled WHEN 'O' THEN '' WHEN 'D' THEN ' -- DISABLED'
          WHEN 'R' THEN ' -- REPLICA' ELSE ' -- ALWAYS' END
      FROM pg_rewrite r JOIN rel ON rel.oid = ev_class WHERE rulename <> '_RETURN'
      """;

  private static final String POLICIES =
      """
      SELECT rel.oid, 9, 0, concat_ws(' ', 'policy', quote_ident(policyname), lower(permissive),
        'for', lower(cmd), 'to', array_to_string(roles, ', '), 'using ' || qual,
        'with check ' || with_check)
      FROM pg_policies
        JOIN rel ON rel.name = quote_ident(schemaname) || '.' || quote_ident(tablename)
      """;

  private static final String STATISTICS =
      """
      SELECT stxrelid, 10, 0,
        concat_ws(' ', pg_get_statisticsobjdef(s.oid), 'statistics ' || nullif(stxstattarget, -1))
      FROM pg_statistic_ext s JOIN rel ON rel.oid = stxrelid
      """;

  private static final String VIEWS =
      """
      SELECT oid, 11, 0, pg_get_viewdef(oid) FROM rel WHERE relkind IN ('v', 'm')
      """;

  private static final String SEQUENCES =
      """
      SELECT seqrelid, 12, 0, concat_ws(' ', %1$s,
        'owned by ' || (SELECT pg_describe_object(refclassid, refobjid, refobjsubid)
          FROM pg_depend
          WHERE classid = 'pg_class'::regclass AND objid = seqrelid AND deptype = 'a'))
      FROM pg_sequence JOIN rel ON rel.oid = seqrelid
      """
          .formatted(SEQUENCE);

  static final List<String> ALL =
      List.of(
          PROPERTIES,
          PARENTS,
          COLUMNS,
          CONSTRAINTS,
          INDEXES,
          TRIGGERS,
          RULES,
          POLICIES,
          STATISTICS,
          VIEWS,
          SEQUENCES);

  private RelationLines() {}
}
