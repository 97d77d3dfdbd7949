package dev.slipway.trace;

import dev.slipway.history.HistoryTables;
import dev.slipway.postgres.Sql;

/**
 * The SQL that reads what is there, what is locked and what was read, in one round trip. It stands
 * between an author's statements: its names do not depend on the search_path, and it leaves none
 * set.
 */
final class CatalogueSql {

  private static final String NAME =
      "CASE WHEN n.nspname = 'public' THEN pg_catalog.quote_ident(%1$s)"
          + " ELSE pg_catalog.format('%%I.%%I', n.nspname, %1$s) END";

  private static final String OF_TABLE =
      "pg_catalog.format('%%s on %%s', pg_catalog.quote_ident(%s), "
          + NAME.formatted("c.relname").replace("%", "%%")
          + ")";

  /** Storage and scans are told of relations alone, validity of constraints alone. */
  private static final String THINGS =
      """
      SELECT 'pg_class' AS class, c.oid, 0 AS part, COALESCE(i.indrelid, c.oid) AS owner,
        CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'i' THEN 'index'
          WHEN 'I' THEN 'index' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table'
          WHEN 'c' THEN 'type' ELSE 'table' END AS kind,
        %1$s AS name, c.ctid::pg_catalog.text AS stamp, c.relfilenode AS storage,
        pg_catalog.pg_stat_get_xact_numscans(c.oid) AS scans, false AS valid
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
      WHERE c.oid >= 16384 AND c.relkind <> 't' AND n.nspname !~ '^pg_toast'
      UNION ALL SELECT 'pg_constraint', o.oid, 0, o.conrelid,
        CASE o.contype WHEN 'f' THEN 'foreign key' WHEN 'n' THEN 'not-null constraint'
          ELSE 'constraint' END,
        %2$s, o.ctid::pg_catalog.text, 0, 0, o.convalidated
      FROM pg_catalog.pg_constraint o JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE o.oid >= 16384
        AND o.contype <> 't'
      UNION ALL SELECT 'pg_attribute', a.attrelid, a.attnum, a.attrelid, 'column',
        %3$s || '.' || pg_catalog.quote_ident(a.attname), a.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
        AND c.relkind IN ('r', 'p', 'f')
      UNION ALL SELECT 'pg_attrdef', d.adrelid, d.adnum, d.adrelid, 'default',
        %3$s || '.' || pg_catalog.quote_ident(a.attname), d.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_class c ON c.oid = d.adrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
      WHERE d.oid >= 16384
      UNION ALL SELECT 'pg_trigger', t.oid, 0, t.tgrelid, 'trigger', %4$s,
        t.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE t.oid >= 16384 AND NOT t.tgisinternal
      UNION ALL SELECT 'pg_policy', p.oid, 0, p.polrelid, 'policy', %5$s,
        p.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      UNION ALL SELECT 'pg_rewrite', r.oid, 0, r.ev_class, 'rule', %6$s,
        r.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE r.oid >= 16384
      UNION ALL SELECT 'pg_proc', p.oid, 0, 0,
        CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
        %7$s || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
        p.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      WHERE p.oid >= 16384
      UNION ALL SELECT 'pg_type', t.oid, 0, 0,
        CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, %8$s,
        t.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      WHERE t.oid >= 16384 AND t.typelem = 0 AND t.typtype IN ('b', 'd', 'e', 'r')
      UNION ALL SELECT 'pg_enum', e.oid, 0, 0, 'value of type',
        %8$s || '.' || pg_catalog.quote_literal(e.enumlabel), e.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE e.oid >= 16384
      UNION ALL SELECT 'pg_namespace', n.oid, 0, 0, 'schema', pg_catalog.quote_ident(n.nspname),
        n.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_namespace n
      WHERE n.nspname = 'public' OR (n.oid >= 16384 AND n.nspname !~ '^pg_')
      UNION ALL SELECT 'pg_extension', e.oid, 0, 0, 'extension',
        pg_catalog.quote_ident(e.extname), e.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_extension e WHERE e.oid >= 16384
      UNION ALL SELECT 'pg_publication', p.oid, 0, 0, 'publication',
        pg_catalog.quote_ident(p.pubname), p.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_publication p
      UNION ALL SELECT 'pg_event_trigger', e.oid, 0, 0, 'event trigger',
        pg_catalog.quote_ident(e.evtname), e.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_event_trigger e
      UNION ALL SELECT 'pg_statistic_ext', s.oid, 0, s.stxrelid, 'statistics', %9$s,
        s.ctid::pg_catalog.text, 0, 0, false
      FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace\
      """
          .formatted(
              NAME.formatted("c.relname"),
              OF_TABLE.formatted("o.conname"),
              NAME.formatted("c.relname"),
              OF_TABLE.formatted("t.tgname"),
              OF_TABLE.formatted("p.polname"),
              OF_TABLE.formatted("r.rulename"),
              NAME.formatted("p.proname"),
              NAME.formatted("t.typname"),
              NAME.formatted("s.stxname"));

  /** What is asked for and not granted yet counts too: it blocks all that queue behind it. */
  private static final String LOCKS =
      """
      SELECT DISTINCT l.relation, l.mode FROM pg_catalog.pg_locks l
      WHERE l.pid = %s AND l.locktype = 'relation' AND l.relation >= 16384
        AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
          WHERE d.datname = pg_catalog.current_database())\
      """;

  /** Nor what a session has made for itself alone, which nobody else may lock. */
  private static final String OURS =
      """
      SELECT c.oid FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
      JOIN pg_catalog.pg_class t ON t.oid = COALESCE(i.indrelid, c.oid)
      WHERE t.relname IN (%s) OR t.relpersistence = 't'\
      """
          .formatted(Sql.literals(HistoryTables.NAMES));

  private CatalogueSql() {}

  /** All things, by class, oid and part. */
  static String things() {
    return "SELECT * FROM (" + THINGS + ") t WHERE t.owner NOT IN (" + OURS + ")";
  }

  /** The relations of this database that a backend has locked, or waits for, with the modes. */
  static String locks(String pid) {
    return LOCKS.formatted(pid);
  }

  /** The backends that another one waits for. */
  static String blockers(int pid) {
    return "SELECT b.pid FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(" + pid + ")) b (pid)";
  }

  /** How big the tables are by the last VACUUM or ANALYZE; without those that had none. */
  static String sizes() {
    return """
    SELECT %s AS name,
      b.bytes * (c.relpages + COALESCE(t.relpages, 0)) AS bytes,
      b.bytes * COALESCE((SELECT sum(x.relpages) FROM pg_index i
        JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid), 0) AS indexes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_class t ON t.oid = c.reltoastrelid,
      (SELECT current_setting('block_size')::bigint AS bytes) b
    WHERE c.relkind IN ('r', 'm') AND c.oid >= 16384 AND c.reltuples >= 0
      AND n.nspname !~ '^pg_'\
    """
        .formatted(NAME.formatted("c.relname"));
  }
}
