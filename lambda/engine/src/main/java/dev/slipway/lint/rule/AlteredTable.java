package dev.slipway.lint.rule;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ALTER TABLE in its parts.
 *
 * @param table as written
 * @param begin the text up to the first action
 * @param actions what lies between its commas, in order
 */
record AlteredTable(String table, String begin, List<Action> actions) {

  /** One of them. */
  record Action(String sql, StatementWords words) {}

  /** Nothing for another statement. */
  static Optional<AlteredTable> of(Statement statement, StatementWords words) {
    int table = words.after(0, "ALTER", "TABLE", "IF?", "EXISTS?", "ONLY?");
    return table < 0 ? Optional.empty() : Optional.of(of(statement, words.nameAt(table), table));
  }

  /** Nothing for another statement, and for a table that the set has made itself. */
  static Optional<AlteredTable> existing(Linted linted) {
    StatementWords words = linted.words();
    int table = words.after(0, "ALTER", "TABLE", "IF?", "EXISTS?", "ONLY?");
    return table < 0 || linted.made().hasTable(words, table)
        ? Optional.empty()
        : Optional.of(of(linted.statement(), words.nameAt(table), table));
  }

  private static AlteredTable of(Statement statement, String table, int at) {
    List<Token> tokens = statement.tokens();
    int first = at + 1;
    while (first < tokens.size() && tokens.get(first).in(statement.source()).equals(".")) {
      first += 2;
    }
    first += first < tokens.size() && tokens.get(first).in(statement.source()).equals("*") ? 1 : 0;
    String begin = cut(statement, tokens, 0, first);
    List<Action> actions = new ArrayList<>();
    int depth = 0;
    int from = first;
    for (int i = first; i < tokens.size(); i++) {
      String token = tokens.get(i).in(statement.source());
      depth += token.equals("(") || token.equals("[") ? 1 : 0;
      depth -= token.equals(")") || token.equals("]") ? 1 : 0;
      if (depth == 0 && token.equals(",")) {
        actions.add(action(statement, tokens, from, i));
        from = i + 1;
      }
    }
    actions.add(action(statement, tokens, from, tokens.size()));
    return new AlteredTable(table, begin, List.copyOf(actions));
  }

  private static Action action(Statement statement, List<Token> tokens, int from, int to) {
    String sql = cut(statement, tokens, from, to);
    return new Action(sql, StatementWords.of(sql));
  }

  private static String cut(Statement statement, List<Token> tokens, int from, int to) {
    return from >= to
        ? ""
        : statement.source().substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /** The statement with another action. */
  String with(String action) {
    return begin + " " + action + ";";
  }

  /** The last part of its name, without quotes, for names that are made of it. */
  String plainName() {
    String last = table.substring(table.lastIndexOf('.') + 1);
    return last.replace("\"", "");
  }
}
