package dev.slipway.sql;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether a text that somebody wrote can be put between brackets as an expression. */
public final class Expression {

  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

  private Expression() {}

  /**
   * Why a text is not one expression, such as {@code it has a closing bracket too many}; nothing
   * when, between brackets on lines of their own, it can be nothing else. Whether it means
   * something is for the server to say. Its strings are read as with standard_conforming_strings.
   */
  public static Optional<String> problem(String text) {
    try {
      return problemOfTokens(text);
    } catch (SqlSyntaxException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** True for one text in quotes, or NULL: of whatever type is wanted there. */
  public static boolean isLiteral(String text) {
    Lexer lexer = new Lexer(text, 0);
    int tokens = 0;
    boolean literal = false;
    while (!lexer.atEnd()) {
      Token token = lexer.next();
      if (!token.kind().isGap()) {
        tokens++;
        literal = token.kind() == TokenKind.STRING || token.in(text).equalsIgnoreCase("null");
      }
    }
    return tokens == 1 && literal;
  }

  /** Why a text is not one condition on rows: what {@link #problem} says, or that it is a query. */
  public static Optional<String> problemOfCondition(String text) {
    Optional<String> problem = problem(text);
    String first = problem.isPresent() ? "" : StatementWords.of(text).at(0);
    return QUERIES.contains(first)
        ? Optional.of("it is a query (" + first + "); put it in brackets where it is meant so")
        : problem;
  }

  /** The same without comments, and with one blank where there was any space. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Lexer lexer = new Lexer(text, 0);
    while (!lexer.atEnd()) {
      Token token = lexer.next();
      boolean blank = plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ';
      plain.append(token.kind().isGap() ? blank ? "" : " " : token.in(text));
    }
    return plain.toString().strip();
  }

  private static Optional<String> problemOfTokens(String text) {
    Lexer lexer = new Lexer(text, 0);
    int depth = 0;
    boolean empty = true;
    while (!lexer.atEnd()) {
      Token token = lexer.next();
      String problem = refusal(token, token.in(text));
      depth += depth(token, text);
      if (problem != null || depth < 0) {
        return Optional.of(problem == null ? "it has a closing bracket too many" : problem);
      }
      empty &= token.kind().isGap();
    }
    return empty
        ? Optional.of("it is empty")
        : depth > 0 ? Optional.of("a bracket is not closed") : Optional.empty();
  }

  private static @Nullable String refusal(Token token, String text) {
    return switch (token.kind()) {
      case META -> "it holds a backslash outside of quotes";
      case PARAMETER -> "it holds " + text + ", for which nobody gives a value";
      case SYMBOL -> text.equals(";") ? "it holds a semicolon outside of quotes" : null;
      default -> null;
    };
  }

  /** What a token adds to the brackets that are open. */
  static int depth(Token token, String text) {
    if (token.kind() != TokenKind.SYMBOL) {
      return 0;
    }
    return switch (text.charAt(token.start())) {
      case '(', '[' -> 1;
      case ')', ']' -> -1;
      default -> 0;
    };
  }
}
