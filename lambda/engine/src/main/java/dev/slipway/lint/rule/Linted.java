package dev.slipway.lint.rule;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.Token;
import java.util.List;

/**
 * A statement with what came before it.
 *
 * @param before all of the same transaction, in order
 * @param outside whether it runs outside of transactions
 * @param made what the set of migrations has made so far
 * @param file what the statement's own file makes, before it or behind it
 */
public record Linted(
    Statement statement,
    StatementWords words,
    List<StatementWords> before,
    boolean outside,
    MadeThings made,
    MadeThings file) {

  /** The text with something put in behind the first token of a word. */
  String with(String behind, String put) {
    String sql = statement.sql();
    int from = statement.tokens().get(0).start();
    for (Token token : statement.tokens()) {
      if (token.in(statement.source()).equalsIgnoreCase(behind)) {
        int at = token.end() - from;
        return sql.substring(0, at) + " " + put + sql.substring(at) + ";";
      }
    }
    return sql + ";";
  }
}
