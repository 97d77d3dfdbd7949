package dev.slipway.sql;

/**
 * Where a psql command ends: at the end of its line, before the next command on it, or after {@code
 * \\}, behind which SQL goes on; {@code \\copy} has its line to itself (psql's manual page,
 * "Meta-Commands").
 */
final class MetaScanner {

  private MetaScanner() {}

  /** The offset after the command whose backslash stands at {@code start}. */
  static int end(String text, int start) {
    boolean wholeLine = text.startsWith("copy", start + 1);
    char quote = 0;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        return i;
      }
      if (wholeLine) {
        continue;
      }
      if (quote != 0) {
        i += quote == '\'' && isEscape(text, i) ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '\\' && i > start + 1) {
        return text.startsWith("\\\\", i) ? i + 2 : i;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      }
    }
    return text.length();
  }

  private static boolean isEscape(String text, int at) {
    return text.startsWith("\\'", at) || text.startsWith("\\\\", at);
  }
}
