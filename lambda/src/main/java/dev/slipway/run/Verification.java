package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.CommandWords;
import dev.slipway.sql.Statement;

/**
 * Writes a VERIFY statement as a check the server makes itself, so that it decides on the commit
 * that stands behind it in the same text: no second round trip.
 */
final class Verification {

  /** The SQLSTATE of a check that does not hold. */
  static final String FAILED = "SW001";

  private Verification() {}

  /** A statement that fails unless every row begins with a value that is neither false nor null. */
  static String sql(Statement statement, Placeholders placeholders) {
    String query = placeholders.apply(statement.sql());
    return CommandWords.beginQuery(statement.words()) ? check(query) : query;
  }

  private static String check(String query) {
    String body =
        "DECLARE answer record; value text; BEGIN"
            + " FOR answer IN EXECUTE "
            + Sql.literal(query)
            + " LOOP"
            + " SELECT v.value::text INTO value FROM pg_catalog.json_each(pg_catalog.row_to_json(answer))"
            + " WITH ORDINALITY AS v(key, value, nr) ORDER BY v.nr LIMIT 1;"
            + " IF value IS NULL OR value IN ('false', 'null') THEN RAISE EXCEPTION USING ERRCODE = '"
            + FAILED
            + "', MESSAGE = 'VERIFY answered ' || COALESCE(value, 'null'); END IF;"
            + " END LOOP;"
            + " IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = '"
            + FAILED
            + "', MESSAGE = 'VERIFY answered no row'; END IF; END";
    return "DO LANGUAGE plpgsql " + Sql.literal(body);
  }
}
