package dev.slipway.sql;

/**
 * Follows string continuation: {@code E'a'} and, after a line break, {@code 'b\''} are one literal,
 * so the second piece is read with the rules of the first (PostgreSQL manual, chapter 4.1.2.1).
 */
final class Continuation {

  private boolean open;
  private boolean newline;
  private boolean escapes;

  /** Whether a plain quote that comes now is read with backslash escapes. */
  boolean escapes(boolean otherwise) {
    return (open && newline) ? escapes : otherwise;
  }

  void begin(boolean withEscapes) {
    escapes = withEscapes;
  }

  void saw(Token token, String text) {
    if (token.kind() == TokenKind.STRING) {
      open = true;
      newline = false;
    } else if (token.kind() == TokenKind.SPACE) {
      newline |= containsLineBreak(token, text);
    } else if (token.kind() != TokenKind.LINE_COMMENT) {
      open = false;
    }
  }

  private static boolean containsLineBreak(Token token, String text) {
    for (int i = token.start(); i < token.end(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return true;
      }
    }
    return false;
  }
}
