package dev.slipway.transfer.source;

/** What is asked of the catalogue of a database whose rows are read. */
final class SourceSql {

  /**
   * Where the rows of tables lie. A partition can only be read by itself by a role that may do so,
   * and one of another server only through its table. A table that was rewritten since the snapshot
   * has another file.
   */
  static final String PIECES =
      """
      SELECT t.root, format('%%I.%%I', n.nspname, c.relname) AS quoted,
        c.relkind = 'r' AND has_schema_privilege(n.oid, 'USAGE')
          AND has_table_privilege(c.oid, 'SELECT') AND NOT row_security_active(c.oid) AS readable,
        c.relpersistence = 'u' AND pg_is_in_recovery() AS absent,
        c.relkind = 'r' AND c.relfilenode IS DISTINCT FROM pg_relation_filenode(c.oid) AS rewritten,
        CASE WHEN c.relkind = 'r' THEN pg_table_size(c.oid) END AS bytes,
        CASE WHEN am.amname = 'heap' AND current_setting('server_version_num')::int >= 140000
          THEN pg_relation_size(c.oid) / current_setting('block_size')::bigint END AS pages
      FROM (SELECT r.oid AS root, COALESCE(p.relid, r.oid) AS oid FROM pg_class r
          LEFT JOIN LATERAL (SELECT relid FROM pg_partition_tree(r.oid) WHERE isleaf) p
            ON r.relkind = 'p'
          WHERE r.oid IN (%s)) t
        JOIN pg_class c ON c.oid = t.oid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_am am ON am.oid = c.relam
      ORDER BY n.nspname, c.relname\
      """;

  /** The sequences that our role may read here. */
  static final String SEQUENCES =
      """
      SELECT n.nspname AS schema, c.relname AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') END
        AND has_schema_privilege(n.oid, 'USAGE')
        AND NOT (c.relpersistence = 'u' AND pg_is_in_recovery())\
      """;

  private SourceSql() {}
}
