package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.CommandWords;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.TransactionCommand;
import dev.slipway.sql.TransactionMode;
import java.util.List;

/**
 * Writes a VERIFY statement as a check the server makes itself, so that it decides on the commit
 * that stands behind it in the same text: no second round trip. The author's query runs under his
 * own search_path, so each name of ours beside it says that it is of pg_catalog.
 */
final class Verification {

  /** The SQLSTATE of a check that does not hold. */
  static final String FAILED = "SW001";

  /** Stands for the author's BEGIN, so that the migration's own transaction is never ended. */
  private static final String SAVEPOINT = "\"slipway verify\"";

  private Verification() {}

  /** What the author's transaction commands around checks mean; empty for any other statement. */
  static List<String> block(Statement statement) {
    return TransactionCommand.of(statement.words())
        .map(command -> block(command, statement.words()))
        .orElse(List.of());
  }

  private static List<String> block(TransactionCommand command, StatementWords words) {
    if (command == TransactionCommand.BEGIN) {
      boolean readOnly = TransactionMode.readOnly(words).orElse(false);
      return readOnly
          ? List.of("SAVEPOINT " + SAVEPOINT, "SET TRANSACTION READ ONLY")
          : List.of("SAVEPOINT " + SAVEPOINT);
    }
    return command == TransactionCommand.ROLLBACK
        ? List.of("ROLLBACK TO SAVEPOINT " + SAVEPOINT, "RELEASE SAVEPOINT " + SAVEPOINT)
        : List.of("RELEASE SAVEPOINT " + SAVEPOINT);
  }

  /** A statement that fails unless every row begins with a value that is neither false nor null. */
  static String sql(Statement statement, Placeholders placeholders) {
    String query = placeholders.apply(statement.sql());
    return CommandWords.beginQuery(statement.words()) ? check(query) : query;
  }

  private static String check(String query) {
    String body =
        "DECLARE answer record; value pg_catalog.text; BEGIN"
            + " FOR answer IN EXECUTE "
            + Sql.literal(query)
            + " LOOP"
            + " SELECT v.value::pg_catalog.text INTO value"
            + " FROM pg_catalog.json_each(pg_catalog.row_to_json(answer))"
            + " WITH ORDINALITY AS v(key, value, nr) ORDER BY v.nr LIMIT 1;"
            + " IF value IS NULL OR value OPERATOR(pg_catalog.=) 'false'"
            + " OR value OPERATOR(pg_catalog.=) 'null' THEN RAISE EXCEPTION USING ERRCODE = '"
            + FAILED
            + "', MESSAGE = pg_catalog.concat('VERIFY answered ', COALESCE(value, 'null')); END IF;"
            + " END LOOP;"
            + " IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = '"
            + FAILED
            + "', MESSAGE = 'VERIFY answered no row'; END IF; END";
    return "DO LANGUAGE plpgsql " + Sql.literal(body);
  }
}
