package dev.slipway.migration.format;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold before a changeset (Liquibase's documentation, "Preconditions").
 *
 * @param onFail what becomes of the changeset where it does not; empty for HALT
 */
record Precondition(String onFail) {

  /** A check as a statement that fails where it does not hold; nothing for what is not done. */
  Optional<String> check(String kind, String expected, String query) {
    String plain = kind.toLowerCase(Locale.ROOT).replace("-", "");
    boolean halts = onFail.isEmpty() || onFail.equalsIgnoreCase("HALT");
    if (onFail.equalsIgnoreCase("WARN")) {
      return Optional.of("");
    }
    if (!plain.equals("sqlcheck") || !halts || query.contains("$precondition$")) {
      return Optional.empty();
    }
    String sql = query.strip().replaceFirst(";\\s*$", "");
    return Optional.of(
        "DO $precondition$ DECLARE answer pg_catalog.text; BEGIN EXECUTE "
            + literal(sql)
            + " INTO answer; IF "
            + differs(expected)
            + " THEN RAISE EXCEPTION 'the precondition does not hold: it is %, not %', answer, "
            + literal(expected)
            + "; END IF; END $precondition$;");
  }

  /** Liquibase is told t and f of what is true and false, and PL/pgSQL the words. */
  private static String differs(String expected) {
    String word = Map.of("t", "true", "f", "false").getOrDefault(expected, expected);
    return "answer IS DISTINCT FROM "
        + literal(expected)
        + (word.equals(expected) ? "" : " AND answer IS DISTINCT FROM " + literal(word));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Why a check is not done. */
  String complaint(String kind) {
    String what = onFail.isEmpty() ? "" : " with onFail " + onFail.toUpperCase(Locale.ROOT);
    return "the precondition "
        + kind
        + what
        + " is not done here; a sqlCheck that halts is. Write the condition into the SQL (IF NOT"
        + " EXISTS, a DO block), and take it out";
  }
}
