package dev.slipway.sql;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The comments of a script: they mean nothing, so they may be written otherwise. */
public final class Comments {

  private static final Pattern INLINE_ROWS = Pattern.compile("\\bFROM\\s+STDIN\\b");

  private Comments() {}

  /**
   * The script with other comments. One that cannot be read, or may hold rows of COPY, in which no
   * comment is told from a value, stays as it is.
   */
  public static String mapped(String script, UnaryOperator<String> other) {
    if (INLINE_ROWS.matcher(script.toUpperCase(Locale.ROOT)).find()) {
      return script;
    }
    StringBuilder mapped = new StringBuilder();
    Lexer lexer = new Lexer(script, 0);
    try {
      while (!lexer.atEnd()) {
        Token token = lexer.next();
        String text = token.in(script);
        mapped.append(isComment(token) ? other.apply(text) : text);
      }
    } catch (SqlSyntaxException unreadable) {
      return script;
    }
    return mapped.toString();
  }

  private static boolean isComment(Token token) {
    return token.kind() == TokenKind.LINE_COMMENT || token.kind() == TokenKind.BLOCK_COMMENT;
  }
}
