package dev.slipway.sql;

/**
 * A stretch of a text.
 *
 * @param start offset of the first character, in UTF-16 units
 * @param end offset after the last character
 */
public record Token(TokenKind kind, int start, int end) {

  /** The characters of this token in the text it was read from. */
  public String in(String text) {
    return text.substring(start, end);
  }
}
