package dev.slipway.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads names the way the server does. */
final class Names {

  private static final Pattern ESCAPED_NAME = Pattern.compile("[Uu]&(\"(?:[^\"]|\"\")*\")");

  /** PostgreSQL manual, chapter 4.1.1 "Identifiers and Key Words". */
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:\\+([0-9A-Fa-f]{6})|([0-9A-Fa-f]{4})|\\\\)");

  private Names() {}

  /** A name as it is stored: unquoted ones in lower case. */
  static String folded(String written) {
    if (written.startsWith("\"")) {
      return written.substring(1, written.length() - 1).replace("\"\"", "\"");
    }
    return written.toLowerCase(Locale.ROOT);
  }

  /** A qualified name as written, but that what {@code U&""} escapes stands in plain quotes. */
  static String withoutEscapes(String written) {
    return ESCAPED_NAME
        .matcher(written)
        .replaceAll(name -> Matcher.quoteReplacement(unescaped(name.group(1))));
  }

  private static String unescaped(String quoted) {
    return ESCAPE
        .matcher(quoted)
        .replaceAll(
            escape -> {
              String digits = escape.group(1) == null ? escape.group(2) : escape.group(1);
              return Matcher.quoteReplacement(
                  digits == null ? "\\" : Character.toString(Integer.parseInt(digits, 16)));
            });
  }

  /** The index of the last part of the qualified name that begins at an index. */
  static int lastPart(StatementWords words, int from) {
    int at = from;
    while (words.at(at + 1).equals(".")) {
      at += 2;
    }
    return at;
  }
}
