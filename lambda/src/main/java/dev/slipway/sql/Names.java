package dev.slipway.sql;

import java.util.Locale;

/** Reads names the way the server does. */
final class Names {

  private Names() {}

  /** A name as it is stored: unquoted ones in lower case. */
  static String folded(String written) {
    if (written.startsWith("\"")) {
      return written.substring(1, written.length() - 1).replace("\"\"", "\"");
    }
    return written.toLowerCase(Locale.ROOT);
  }

  /** The index of the last part of the qualified name that begins at an index. */
  static int lastPart(Words words, int from) {
    int at = from;
    while (words.at(at + 1).equals(".")) {
      at += 2;
    }
    return at;
  }
}
