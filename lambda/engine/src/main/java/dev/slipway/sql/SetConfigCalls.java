package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a statement sets by calling set_config, told apart from what else it does. */
final class SetConfigCalls {

  private static final Set<String> QUERIES =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES");

  /** What may stand before a bracket in a query that sets and does nothing else. */
  private static final Set<String> HARMLESS =
      Set.of(
          "SET_CONFIG",
          "CURRENT_SETTING",
          "CONCAT",
          "FORMAT",
          "QUOTE_IDENT",
          "COALESCE",
          "NULLIF",
          "LOWER",
          "UPPER",
          "REPLACE",
          "VALUES",
          "IN",
          "AND",
          "OR",
          "NOT",
          "WHERE",
          "SELECT",
          "MATERIALIZED",
          "CAST",
          "AS",
          "FROM",
          "ON",
          "THEN",
          "ELSE",
          "WHEN",
          "EXISTS",
          "ARRAY_TO_STRING",
          "STRING_AGG",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "ALL",
          "HAVING",
          "USING",
          "LATERAL",
          "LIMIT",
          "OFFSET");

  /** What begins a query that may do nothing but set. */
  private static final Set<String> READS = Set.of("SELECT", "VALUES", "WITH");

  /** What writes, locks or stores in a query. */
  private static final Set<String> DOES_MORE =
      Set.of("INTO", "INSERT", "UPDATE", "DELETE", "MERGE", "SHARE", "NEXT");

  private SetConfigCalls() {}

  /**
   * The query itself where it does nothing else; else each call of it whose arguments are literals.
   * What it sets otherwise is not known.
   */
  static List<SessionSetting> of(Statement statement) {
    StatementWords words = statement.words();
    if (!QUERIES.contains(words.at(0))) {
      return List.of();
    }
    List<SessionSetting> calls = calls(words);
    return isAlone(words) ? whole(statement, calls) : calls;
  }

  private static List<SessionSetting> whole(Statement statement, List<SessionSetting> calls) {
    String name = calls.size() == 1 ? calls.get(0).name() : statement.sql();
    return isLocal(statement.words())
        ? List.of()
        : List.of(new SessionSetting(name, SessionSetting.Kind.ONE, statement.sql()));
  }

  /** True when each call says that it lasts as long as its transaction. */
  private static boolean isLocal(StatementWords words) {
    return words.mentions("TRUE", ")") && !words.mentions("FALSE");
  }

  private static boolean isAlone(StatementWords words) {
    for (int i = 0; i < words.size(); i++) {
      if (mayCallMore(words, i) || DOES_MORE.contains(words.at(i))) {
        return false;
      }
    }
    return READS.contains(words.at(0));
  }

  private static boolean mayCallMore(StatementWords words, int bracket) {
    return words.at(bracket).equals("(")
        && isName(words.at(bracket - 1))
        && !HARMLESS.contains(words.at(bracket - 1))
        && !ColumnLists.isOne(words, bracket);
  }

  private static boolean isName(String word) {
    return !word.isEmpty() && (Characters.startsName(word.charAt(0)) || word.charAt(0) == '"');
  }

  private static List<SessionSetting> calls(StatementWords words) {
    List<SessionSetting> settings = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean call = words.after(i, "SET_CONFIG", "(") >= 0 && isLasting(words, i + 2);
      if (call && isLiteral(words.at(i + 2)) && isLiteral(words.at(i + 4))) {
        settings.add(setting(words, i + 2));
      }
    }
    return settings;
  }

  private static boolean isLasting(StatementWords words, int first) {
    return words.at(first + 1).equals(",")
        && words.at(first + 3).equals(",")
        && words.after(first + 4, "FALSE", ")") >= 0;
  }

  private static SessionSetting setting(StatementWords words, int first) {
    String name = words.text(first).toLowerCase(Locale.ROOT);
    String arguments = words.at(first) + ", " + words.at(first + 2) + ", false";
    return new SessionSetting(
        name, SessionSetting.Kind.ONE, "SELECT pg_catalog.set_config(" + arguments + ")");
  }

  private static boolean isLiteral(String word) {
    return word.startsWith("'") || word.startsWith("$") || word.startsWith("E'");
  }
}
