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
    int end = Math.min(offset, text.length());
    int lineStart = LineEnds.start(text, end);
    int line = 1 + LineEnds.before(text, lineStart);
    int from = text.startsWith("\uFEFF") && lineStart == 0 ? Math.min(1, end) : lineStart;
    return new TextPosition(line, 1 + text.codePointCount(from, end));
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
