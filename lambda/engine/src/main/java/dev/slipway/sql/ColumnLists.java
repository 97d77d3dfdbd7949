package dev.slipway.sql;

import java.util.Set;

/** Tells the names of columns behind a source's name from the arguments of a call. */
final class ColumnLists {

  private static final Set<String> BEFORE_NAME = Set.of("AS", "WITH", "RECURSIVE");

  /** What a source in brackets follows. */
  private static final Set<String> BEFORE_SOURCE = Set.of("FROM", "JOIN", "LATERAL", ",");

  private ColumnLists() {}

  /** True when a bracket behind a name lists columns: of an alias, or of a query of WITH. */
  static boolean isOne(StatementWords words, int bracket) {
    String before = words.at(bracket - 2);
    return BEFORE_NAME.contains(before)
        || (before.equals(")") && isSource(words, bracket - 2))
        || (before.equals(",") && isQuery(words, partner(words, bracket, 1) + 1));
  }

  private static boolean isSource(StatementWords words, int end) {
    return BEFORE_SOURCE.contains(words.at(partner(words, end, -1) - 1));
  }

  /** A function's result may have columns behind AS too, which begin with a name. */
  private static boolean isQuery(StatementWords words, int from) {
    int query = words.after(from, "AS", "NOT?", "MATERIALIZED?", "(");
    return query >= 0
        && (words.after(query, "SELECT") >= 0
            || words.after(query, "WITH") >= 0
            || words.after(query, "VALUES", "(") >= 0);
  }

  /** The bracket that belongs to one, looked for forwards (1) or backwards (-1). */
  private static int partner(StatementWords words, int bracket, int step) {
    int at = bracket;
    int open = depth(words.at(at));
    while (open != 0 && at > 0 && at < words.size()) {
      at += step;
      open += depth(words.at(at));
    }
    return at;
  }

  private static int depth(String word) {
    return word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
  }
}
