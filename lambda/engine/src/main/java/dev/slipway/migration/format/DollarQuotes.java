package dev.slipway.migration.format;

import java.util.stream.Collectors;

/**
 * Texts as literals of SQL between dollar signs: a value that is put in for a {@code ${name}} in
 * them needs no other form there (PostgreSQL manual, "Dollar-Quoted String Constants").
 */
final class DollarQuotes {

  private DollarQuotes() {}

  /** A mark that begins with a name, and with which a text does not end before its end. */
  static String tag(String name, String text) {
    String tag = "$" + name + "$";
    for (int i = 2; (text + "$").contains(tag); i++) {
      tag = "$" + name + i + "$";
    }
    return tag;
  }

  /** A text between such marks. */
  static String of(String name, String text) {
    String tag = tag(name, text);
    return tag + text + tag;
  }

  /** An expression in one line that comes to a text of several. */
  static String inOneLine(String name, String text) {
    return text.contains("\n")
        ? text.lines()
            .map(line -> of(name, line))
            .collect(Collectors.joining(", E'\\n', ", "pg_catalog.concat(", ")"))
        : of(name, text);
  }
}
