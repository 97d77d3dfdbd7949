package dev.slipway.testing.postgres;

import java.util.List;

/** Queries of {@link Catalogue} on relations, what belongs to them, and their rows. */
final class CatalogueTables {

  private static final String RELATIONS =
      """
      SELECT concat_ws(' ', 'relation', rel, 'kind', relkind, relpersistence,
        'owner', relowner::regrole, (SELECT 'method ' || amname FROM pg_am WHERE oid = relam),
        'options ' || reloptions::text,
        'toast ' || (SELECT t.reloptions::text FROM pg_class t WHERE t.oid = reltoastrelid),
        (SELECT 'tablespace ' || spcname FROM pg_tablespace WHERE oid = reltablespace),
        'of ' || nullif(reloftype, 0)::regtype, 'identity ' || relreplident::text,
        CASE WHEN relrowsecurity THEN 'row security' END,
        CASE WHEN relforcerowsecurity THEN 'forced' END,
        CASE WHEN NOT relispopulated THEN 'not populated' END,
        CASE relkind WHEN 'p' THEN 'by ' || pg_get_partkeydef(oid) END,
        pg_get_expr(relpartbound, oid), 'access',
        %s)
      FROM rel
      """
          .formatted(
              CatalogueObjects.access(
                  "relacl", "CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\"", "relowner"));

  /** Numbered by position, because a column that was dropped leaves a gap for ever. */
  private static final String COLUMNS =
      """
      SELECT concat_ws(' ', 'column', rel, row_number() OVER (PARTITION BY rel ORDER BY attnum),
        quote_ident(attname), format_type(atttypid, atttypmod),
        CASE WHEN attnotnull THEN 'not null' END,
        'default ' || (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef
          WHERE adrelid = attrelid AND adnum = attnum),
        'identity ' || nullif(attidentity::text, ''), 'generated ' || nullif(attgenerated::text, ''),
        'collation ' || (SELECT oid::regcollation FROM pg_collation WHERE oid = attcollation),
        'statistics ' || nullif(to_jsonb(a) ->> 'attstattarget', '-1'),
        'storage', attstorage, nullif(to_jsonb(a) ->> 'attcompression', ''),
        'options ' || attoptions::text, attfdwoptions,
        'inherited ' || nullif(attinhcount, 0), CASE WHEN NOT attislocal THEN 'not local' END,
        'access ' || (SELECT array_agg(item::text ORDER BY item::text)::text FROM unnest(attacl) item))
      FROM pg_attribute a JOIN rel ON rel.oid = attrelid
      WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
      """;

  private static final String CONSTRAINTS =
      """
      SELECT concat_ws(' ', 'constraint', coalesce(rel, contypid::regtype::text),
        quote_ident(conname), pg_get_constraintdef(con.oid),
        CASE WHEN NOT convalidated THEN 'not validated' END,
        'inherited ' || nullif(coninhcount, 0), CASE WHEN NOT conislocal THEN 'not local' END,
        CASE WHEN connoinherit THEN 'no inherit' END)
      FROM pg_constraint con JOIN space ON space.oid = connamespace
        LEFT JOIN rel ON rel.oid = conrelid
      WHERE conrelid = 0 OR rel.oid IS NOT NULL
      """;

  private static final String INDEXES =
      """
      SELECT concat_ws(' ', 'index', rel, pg_get_indexdef(indexrelid),
        CASE WHEN NOT indisvalid THEN 'invalid' END, CASE WHEN NOT indisready THEN 'not ready' END,
        CASE WHEN NOT indislive THEN 'not live' END, CASE WHEN indisclustered THEN 'clustered' END,
        CASE WHEN indisreplident THEN 'replica identity' END,
        CASE WHEN indisprimary THEN 'primary' END)
      FROM pg_index JOIN rel ON rel.oid = indexrelid
      """;

  private static final String VIEWS =
      "SELECT concat_ws(' ', 'view', rel, pg_get_viewdef(oid)) FROM rel WHERE relkind IN ('v',"
          + " 'm')";

  private static final String RULES =
      """
      SELECT concat_ws(' ', 'rule', rel, pg_get_ruledef(r.oid), 'enabled', ev_enabled)
      FROM pg_rewrite r JOIN rel ON rel.oid = ev_class WHERE rulename <> '_RETURN'
      """;

  /** Of the triggers behind foreign keys, only those that someone has switched off or on. */
  private static final String TRIGGERS =
      """
      SELECT concat_ws(' ', 'trigger', rel,
        CASE WHEN tgisinternal THEN (SELECT conname FROM pg_constraint WHERE oid = tgconstraint)
          ELSE pg_get_triggerdef(t.oid) END, 'enabled', tgenabled)
      FROM pg_trigger t JOIN rel ON rel.oid = tgrelid WHERE NOT tgisinternal OR tgenabled <> 'O'
      """;

  private static final String POLICIES =
      """
      SELECT concat_ws(' ', 'policy', rel, policyname, permissive, roles, cmd,
        'using ' || qual, 'check ' || with_check)
      FROM pg_policies
        JOIN rel ON rel.rel = quote_ident(schemaname) || '.' || quote_ident(tablename)
      """;

  private static final String PARENTS =
      """
      SELECT concat_ws(' ', 'parent of', rel, inhseqno, inhparent::regclass,
        CASE to_jsonb(i) ->> 'inhdetachpending' WHEN 'true' THEN 'detach pending' END)
      FROM pg_inherits i JOIN rel ON rel.oid = inhrelid
      """;

  private static final String STATISTICS =
      """
      SELECT concat_ws(' ', 'statistics', pg_get_statisticsobjdef(s.oid), 'owner',
        stxowner::regrole, 'target ' || nullif(to_jsonb(s) ->> 'stxstattarget', '-1'))
      FROM pg_statistic_ext s JOIN rel ON rel.oid = stxrelid
      """;

  private static final String SEQUENCES =
      """
      SELECT concat_ws(' ', 'sequence', rel, format_type(seqtypid, NULL), 'start', seqstart,
        'increment', seqincrement, 'from', seqmin, 'to', seqmax, 'cache', seqcache,
        CASE WHEN seqcycle THEN 'cycle' END,
        'of ' || (SELECT pg_describe_object(refclassid, refobjid, refobjsubid) FROM pg_depend
          WHERE classid = 'pg_class'::regclass AND objid = seqrelid AND deptype IN ('a', 'i')))
      FROM pg_sequence JOIN rel ON rel.oid = seqrelid
      """;

  private static final String FOREIGN_TABLES =
      """
      SELECT concat_ws(' ', 'foreign table', rel, srvname, ftoptions)
      FROM pg_foreign_table JOIN rel ON rel.oid = ftrelid
        JOIN pg_foreign_server srv ON srv.oid = ftserver
      """;

  static final List<String> QUERIES =
      List.of(
          RELATIONS,
          COLUMNS,
          CONSTRAINTS,
          INDEXES,
          VIEWS,
          RULES,
          TRIGGERS,
          POLICIES,
          PARENTS,
          STATISTICS,
          SEQUENCES,
          FOREIGN_TABLES);

  /** Yields queries: one for the rows of each table and one for the state of each sequence. */
  static final String ROW_QUERIES =
      """
      SELECT CASE relkind
        WHEN 'S' THEN format('SELECT concat_ws('' '', %L, last_value, is_called) FROM %s',
          'sequence ' || rel || ' at', rel)
        ELSE format('SELECT %L || (this.*)::text FROM ONLY %s AS this', 'row ' || rel || ' ', rel)
        END
      FROM rel WHERE relkind IN ('r', 'S') OR relkind = 'm' AND relispopulated
      """;

  private CatalogueTables() {}
}
