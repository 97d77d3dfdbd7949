package dev.slipway.sql;

/**
 * The rows of a COPY ... FROM stdin as they stand in a text: they end before a line that is {@code
 * \.} and nothing else, or with the text (psql's handleCopyIn in copy.c).
 */
public final class InlineRows {

  private static final String END = "\\.";

  private InlineRows() {}

  /** The offset after the rows that begin at an offset, and after the line that ends them. */
  static int end(String text, int start) {
    boolean carriageReturns = start > 0 && text.charAt(start - 1) == '\r';
    int at = start;
    while (at < text.length()) {
      int line = at;
      at = nextLine(text, line, carriageReturns ? '\r' : '\n');
      if (text.startsWith(END, line) && isEnd(text.substring(line, at))) {
        break;
      }
    }
    return at;
  }

  private static int nextLine(String text, int line, char lineEnd) {
    int end = text.indexOf(lineEnd, line);
    return end < 0 ? text.length() : end + 1;
  }

  private static boolean isEnd(String line) {
    return line.startsWith(END) && line.substring(END.length()).matches("\r?\n?");
  }

  /** The offset before the line that closes rows; where they end when there is none. */
  static int close(String text, int start, int end) {
    int last = end;
    if (last > start && text.charAt(last - 1) == '\n') {
      last--;
    }
    if (last > start && text.charAt(last - 1) == '\r') {
      last--;
    }
    int line = last - END.length();
    boolean whole = line == start || (line > start && LineEnds.start(text, line) == line);
    return whole && text.startsWith(END, line) ? line : end;
  }

  /** True when the rows end before a line that says so, not only with the text. */
  public static boolean areClosed(String rows) {
    return isEnd(rows.substring(LineEnds.start(rows, withoutLineEnd(rows))));
  }

  /** The rows as they go over the wire: the closing line is psql's. */
  public static String without(String rows) {
    return areClosed(rows) ? rows.substring(0, LineEnds.start(rows, withoutLineEnd(rows))) : rows;
  }

  private static int withoutLineEnd(String rows) {
    int lineEnd = rows.endsWith("\r\n") ? 2 : rows.endsWith("\n") || rows.endsWith("\r") ? 1 : 0;
    return rows.length() - lineEnd;
  }
}
