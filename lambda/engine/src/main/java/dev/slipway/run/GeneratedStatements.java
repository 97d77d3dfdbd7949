package dev.slipway.run;

import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Passwords;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TransactionBlockRule;
import dev.slipway.sql.TransactionCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a query with {@code \\gexec} has answered: statements, which are run in their order. */
final class GeneratedStatements {

  private static final int SHOWN = 200;

  private GeneratedStatements() {}

  /** The statements. Throws {@link SqlFailure} for one that cannot run inside a transaction. */
  static List<String> inTransaction(List<String> values) {
    List<String> statements = new ArrayList<>();
    for (String value : values) {
      for (Statement statement : read(value)) {
        refuseOutside(statement);
        statements.add(statement.sql());
      }
    }
    return statements;
  }

  private static List<Statement> read(String value) {
    try {
      return StatementReader.read(value).statements();
    } catch (SqlSyntaxException e) {
      throw SqlFailure.beforehand(
          "the query of \\gexec made this, which is no whole statement: " + shown(value), "42601");
    }
  }

  private static void refuseOutside(Statement statement) {
    if (TransactionCommand.of(statement.words()).isPresent()
        || TransactionBlockRule.forbids(statement, Set.of())) {
      throw SqlFailure.beforehand(
          "the query of \\gexec made a statement that must not run in a transaction: "
              + shown(statement.sql())
              + ". Put the query into a file of its own with the line -- slipway: transaction=none",
          "25001");
    }
    if (statement.copiesIn() || statement.copiesOut()) {
      throw SqlFailure.beforehand(
          "the query of \\gexec made a COPY without a file: " + shown(statement.sql()), "0A000");
    }
  }

  /** A statement for a message: on one line, short, without passwords. */
  static String shown(String sql) {
    String line = Passwords.mask(sql).strip().replaceAll("\\s+", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + " ..." : line;
  }
}
