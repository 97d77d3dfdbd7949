package dev.slipway.mysql.translate;

/** Texts in SQL that stay on one line: a line of one must not be taken for a marker of a file. */
final class PgText {

  private PgText() {}

  /** A text as a literal. */
  static String literal(String text) {
    String doubled = text.replace("'", "''");
    if (!doubled.matches("(?s).*[\\\\\\p{Cc}].*")) {
      return "'" + doubled + "'";
    }
    StringBuilder escaped = new StringBuilder("E'");
    doubled
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default ->
                    escaped.append(
                        Character.isISOControl(c) ? "\\x%02x".formatted(c) : Character.toString(c));
              }
            });
    return escaped.append("'").toString();
  }

  /** A text in a comment: on one line, and short enough to be read. */
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cc}+", " ").strip();
    return line.length() > 200 ? line.substring(0, 200) + "..." : line;
  }
}
