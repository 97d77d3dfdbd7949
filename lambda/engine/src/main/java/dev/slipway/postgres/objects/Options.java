package dev.slipway.postgres.objects;

/**
 * Options of tables and indexes, in one form for all that mean the same: the server keeps them as
 * they were typed, and reads them when it needs them (src/backend/access/common/reloptions.c).
 */
final class Options {

  /** Each is true or false; vacuum_index_cleanup may be auto besides. */
  private static final String SWITCHES =
      "'autovacuum_enabled', 'deduplicate_items', 'fastupdate', 'security_barrier',"
          + " 'security_invoker', 'user_catalog_table', 'vacuum_index_cleanup', 'vacuum_truncate'";

  /** Each is one of some words, whatever their case. */
  private static final String WORDS = "'buffering', 'check_option', 'vacuum_index_cleanup'";

  /** Words, and beginnings of words, that the server takes (src/backend/utils/adt/bool.c). */
  private static final String TRUE = "^(t|tr|tru|true|y|ye|yes|on|1)$";

  private static final String FALSE = "^(f|fa|fal|fals|false|n|no|off?|0)$";

  /** With a zero in front it would be octal. */
  private static final String NUMBER =
      "^[+-]?([1-9][0-9]{0,17}([.][0-9]{0,18})?|0?[.][0-9]{1,18}|0)$";

  /**
   * Of an array %s, each option with its number, its name k, its value v, and w, our form of it.
   */
  private static final String OF =
      """
      unnest(%%s) WITH ORDINALITY AS of (o, n),
        LATERAL (SELECT split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)) AS part (k, v),
        LATERAL (SELECT CASE WHEN k IN (%1$s) AND v ~* '%2$s' THEN 'true'
          WHEN k IN (%1$s) AND v ~* '%3$s' THEN 'false'
          WHEN k IN (%4$s) THEN lower(v)
          WHEN v ~ '%5$s' THEN trim_scale(v::numeric)::text ELSE v END) AS normal (w)\
      """
          .formatted(SWITCHES, TRUE, FALSE, WORDS, NUMBER);

  private Options() {}

  /** An expression for a list of them, in an order of our own: nobody cares for theirs. */
  static String list(String of) {
    return "CASE WHEN "
        + of
        + " IS NOT NULL THEN 'with ' || ARRAY(SELECT k || '=' || w FROM "
        + OF.formatted(of)
        + " ORDER BY k COLLATE \"C\")::text END";
  }

  /** An expression for the same as pg_get_indexdef writes them. */
  static String asWritten(String of) {
    return clause(of, "v", "n");
  }

  /** The same in our form. */
  static String asMeant(String of) {
    return clause(of, "w", "k COLLATE \"C\"");
  }

  private static String clause(String of, String value, String order) {
    return """
    (SELECT 'WITH (' || string_agg(quote_ident(k) || '='
        || CASE WHEN quote_ident(%1$s) = %1$s THEN %1$s ELSE quote_literal(%1$s) END, ', '
          ORDER BY %2$s) || ')'
      FROM %3$s)\
    """
        .formatted(value, order, OF.formatted(of));
  }
}
