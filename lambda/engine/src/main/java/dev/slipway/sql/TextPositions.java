package dev.slipway.sql;

/** The places of one text, of which each is found from the one before where it comes behind it. */
public final class TextPositions {

  private final String text;
  private int lineStart;
  private int line = 1;

  /** Those of a text. */
  public TextPositions(String text) {
    this.text = text;
  }

  /** The place of an offset in UTF-16 units. */
  public TextPosition of(int offset) {
    int end = Math.min(offset, text.length());
    if (end < lineStart) {
      lineStart = 0;
      line = 1;
    }
    int start = LineEnds.start(text, end);
    line += LineEnds.between(text, lineStart, start);
    lineStart = start;
    int from = text.startsWith("\uFEFF") && start == 0 ? Math.min(1, end) : start;
    return new TextPosition(line, 1 + text.codePointCount(from, end));
  }
}
