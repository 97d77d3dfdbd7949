package dev.slipway.sql;

import java.util.Arrays;
import java.util.Set;

/** Follows the form of a command through the words of a statement. */
final class FormMatcher {

  /**
   * What cannot be a name unless it is quoted (PostgreSQL manual, appendix C), as far as needed.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "ALL",
          "AND",
          "ANY",
          "AS",
          "CASE",
          "CAST",
          "CHECK",
          "COLUMN",
          "CREATE",
          "DEFAULT",
          "DO",
          "ELSE",
          "END",
          "FOR",
          "FOREIGN",
          "FROM",
          "GRANT",
          "GROUP",
          "HAVING",
          "IN",
          "INTO",
          "IS",
          "LIMIT",
          "NOT",
          "NULL",
          "ON",
          "ONLY",
          "OR",
          "ORDER",
          "PRIMARY",
          "REFERENCES",
          "RETURNING",
          "SELECT",
          "SET",
          "TABLE",
          "THEN",
          "TO",
          "UNION",
          "UNIQUE",
          "USING",
          "WHEN",
          "WHERE",
          "WITH");

  private static final Set<String> AFTER_TABLE =
      Set.of("(", "AS", "OF", "PARTITION", "INHERITS", "USING", "WITH", "TABLESPACE");
  private static final Set<String> AFTER_INTO =
      Set.of("(", "VALUES", "SELECT", "DEFAULT", "OVERRIDING", "AS", "WITH", "TABLE");

  private final Statement statement;
  private final StatementWords words;
  private int at;

  FormMatcher(Statement statement) {
    this.statement = statement;
    this.words = statement.words();
  }

  /** True when the whole statement has the form. */
  boolean matches(String... form) {
    return Arrays.stream(form).allMatch(this::follow) && at == words.size();
  }

  private boolean follow(String part) {
    return switch (part) {
      case "name" -> name();
      case "name?" -> atEnd() || name() || !isName(at);
      case "names" -> names();
      case "table" -> name() && AFTER_TABLE.contains(words.at(at)) && rest();
      case "insert" -> name() && AFTER_INTO.contains(words.at(at)) && rest();
      case "code" -> code();
      case "any" -> atEnd() || rest();
      case "rest" -> rest();
      default -> word(part);
    };
  }

  private boolean word(String part) {
    boolean optional = part.endsWith("?");
    String wanted = optional ? part.substring(0, part.length() - 1) : part;
    boolean found = !atEnd() && Arrays.asList(wanted.split("\\|", -1)).contains(words.at(at));
    at += found ? 1 : 0;
    return found || optional;
  }

  private boolean names() {
    boolean found = name();
    while (found && words.at(at).equals(",")) {
      at++;
      found = name();
    }
    return found;
  }

  private boolean name() {
    if (atEnd() || !isName(at)) {
      return false;
    }
    at = Names.lastPart(words, at) + 1;
    if (words.at(at).equals("(")) {
      at = closing(at) + 1;
    }
    return at <= words.size();
  }

  private boolean isName(int index) {
    return switch (statement.tokens().get(index).kind()) {
      case WORD -> !RESERVED.contains(words.at(index));
      case QUOTED_NAME, STRING -> true;
      case OPERATOR -> words.at(index).equals("*");
      default -> false;
    };
  }

  /** The index of the bracket that closes another, or behind the end when none does. */
  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < words.size(); i++) {
      depth += words.at(i).equals("(") ? 1 : words.at(i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return words.size();
  }

  private boolean code() {
    TokenKind kind = atEnd() ? TokenKind.SPACE : statement.tokens().get(at++).kind();
    return kind == TokenKind.STRING || kind == TokenKind.DOLLAR_STRING;
  }

  private boolean rest() {
    boolean more = !atEnd();
    at = words.size();
    return more;
  }

  private boolean atEnd() {
    return at >= words.size();
  }
}
