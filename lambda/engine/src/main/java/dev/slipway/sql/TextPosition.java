package dev.slipway.sql;

/**
 * A place in a text as editors show it.
 *
 * @param line from 1
 * @param column from 1, in characters; a tab is one, a byte order mark none
 */
public record TextPosition(int line, int column) {

  /** The place of an offset in UTF-16 units. */
  public static TextPosition of(String text, int offset) {
    return new TextPositions(text).of(offset);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
