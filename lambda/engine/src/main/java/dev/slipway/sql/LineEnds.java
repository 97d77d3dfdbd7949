package dev.slipway.sql;

/**
 * Where lines begin and end: at a line feed, or a carriage return with or without one behind it,
 * which is also where psql and the server end a comment (psqlscan.l).
 */
public final class LineEnds {

  private LineEnds() {}

  /** The offset at which the line of an offset begins. */
  public static int start(String text, int offset) {
    int at = Math.min(offset, text.length());
    while (at > 0 && !endsLine(text, at - 1)) {
      at--;
    }
    return at;
  }

  /** The offset at which the text of a line ends that begins or goes on at an offset. */
  public static int end(String text, int offset) {
    int at = offset;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** The offset at which the next line begins, or the text's end. */
  public static int next(String text, int offset) {
    int end = end(text, offset);
    return Math.min(text.length(), text.startsWith("\r\n", end) ? end + 2 : end + 1);
  }

  /**
   * The same text with blanks in a stretch of it. Its length and all its lines stay, so that every
   * offset does.
   */
  public static String blanked(String text, int start, int end) {
    StringBuilder blanked = new StringBuilder(text);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      blanked.setCharAt(i, c == '\n' || c == '\r' ? c : ' ');
    }
    return blanked.toString();
  }

  /** How many lines end between two offsets. */
  static int between(String text, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += endsLine(text, i) ? 1 : 0;
    }
    return lines;
  }

  private static boolean endsLine(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1));
  }
}
