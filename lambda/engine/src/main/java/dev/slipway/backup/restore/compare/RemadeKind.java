package dev.slipway.backup.restore.compare;

import dev.slipway.postgres.Sql;

/** What can be made once more, and how the catalogue tells what it is. */
enum RemadeKind {
  RELATION,
  PART,
  DOMAIN,
  ROUTINE;

  /** Every part of a relation that holds an expression; {@code %1$s} is its oid. */
  private static final String RELATION_SAYS =
      """
      SELECT 'column' AS what, attname::text AS name, format_type(atttypid, atttypmod) AS says
        FROM pg_attribute WHERE attrelid = %1$s AND attnum > 0 AND NOT attisdropped
      UNION ALL SELECT 'default', attname::text, pg_get_expr(adbin, adrelid)
        FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
        WHERE adrelid = %1$s
      UNION ALL SELECT 'constraint', conname::text, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE conrelid = %1$s AND contype IN ('c', 'x')
      UNION ALL SELECT 'query', '', pg_get_viewdef(oid)
        FROM pg_class WHERE oid = %1$s AND relkind IN ('v', 'm')
      UNION ALL SELECT 'partition key', '', pg_get_partkeydef(oid)
        FROM pg_class WHERE oid = %1$s AND relkind = 'p'
      UNION ALL SELECT 'index', c.relname || ' ' || k, pg_get_indexdef(c.oid, k, false)
        FROM pg_index JOIN pg_class c ON c.oid = indexrelid, generate_series(1, indnatts) k
        WHERE indrelid = %1$s
      UNION ALL SELECT 'predicate', c.relname::text, pg_get_expr(indpred, indrelid)
        FROM pg_index JOIN pg_class c ON c.oid = indexrelid
        WHERE indrelid = %1$s AND indpred IS NOT NULL
      UNION ALL SELECT 'policy', polname::text,
          concat(pg_get_expr(polqual, polrelid), ' ; ', pg_get_expr(polwithcheck, polrelid))
        FROM pg_policy WHERE polrelid = %1$s
      UNION ALL SELECT 'trigger', tgname::text, pg_get_triggerdef(oid)
        FROM pg_trigger WHERE tgrelid = %1$s AND NOT tgisinternal
      UNION ALL SELECT 'rule', rulename::text, pg_get_ruledef(oid)
        FROM pg_rewrite WHERE ev_class = %1$s AND rulename <> '_RETURN'
      UNION ALL SELECT 'statistics', stxname::text,
          substring(pg_get_statisticsobjdef(oid) FROM ' ON .* FROM')
        FROM pg_statistic_ext WHERE stxrelid = %1$s
      """;

  private static final String DOMAIN_SAYS =
      """
      SELECT 'default' AS what, '' AS name, pg_get_expr(typdefaultbin, 0) AS says
        FROM pg_type WHERE oid = %1$s
      UNION ALL SELECT 'check', conname::text, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE contypid = %1$s AND contype = 'c'
      """;

  private static final String ROUTINE_SAYS =
      """
      SELECT 'routine' AS what, '' AS name, pg_get_functiondef(oid) AS says FROM pg_proc WHERE oid = %1$s
      """;

  /** The only one in the temporary schema. */
  private static final String ROUTINE_MADE =
      "(SELECT oid FROM pg_proc WHERE pronamespace = pg_my_temp_schema())";

  private static final String ROUTINE_THERE =
      """
      (SELECT t.oid FROM pg_proc m JOIN pg_proc t ON t.proname = m.proname
          AND pg_get_function_identity_arguments(t.oid) = pg_get_function_identity_arguments(m.oid)
        WHERE m.pronamespace = pg_my_temp_schema() AND t.pronamespace = to_regnamespace(%s))""";

  /** True for what belongs to a table or a view. */
  boolean isOfRelation() {
    return this == RELATION || this == PART;
  }

  /** SQL that tells what the temporary one is: rows of what, name and says. */
  String ofMade(String made) {
    return this == ROUTINE ? ROUTINE_SAYS.formatted(ROUTINE_MADE) : named(made);
  }

  /** The same of the one that stands in the database. */
  String ofThere(String name, String schema) {
    return this == ROUTINE
        ? ROUTINE_SAYS.formatted(ROUTINE_THERE.formatted(Sql.literal(schema)))
        : named(name);
  }

  private String named(String name) {
    String text = Sql.literal(name);
    return this == DOMAIN
        ? DOMAIN_SAYS.formatted("to_regtype(" + text + ")::oid")
        : RELATION_SAYS.formatted("to_regclass(" + text + ")::oid");
  }
}
