package dev.slipway.run;

import dev.slipway.sql.Passwords;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the row in what the server says of a failed COPY, in whatever language it says it: {@code
 * COPY words, line 3, column id: "x"}, {@code COPY words, Zeile 3}, {@code words の COPY、3 行目}.
 */
final class CopyContext {

  private static final Pattern ROW = Pattern.compile("COPY\\D*(\\d+)");

  /** A column, and what stood in it. */
  private static final Pattern COLUMN = Pattern.compile("COPY .*\\W(\\w+)\\W*\"([^\"]+)\"\\W*");

  private CopyContext() {}

  /**
   * What stood in the column that a COPY failed at, where that is one of passwords and the like.
   */
  static List<String> secrets(String where) {
    return where
        .lines()
        .map(COLUMN::matcher)
        .filter(Matcher::matches)
        .filter(found -> Passwords.isNameOf(found.group(1)))
        .map(found -> found.group(2))
        .toList();
  }

  /** The row, from 1, that a COPY into a table failed at; nothing when none is named. */
  static OptionalInt row(String where, String table) {
    return where
        .lines()
        .filter(line -> line.contains("COPY"))
        .map(line -> ROW.matcher(line.replaceFirst(Pattern.quote(table), "")))
        .filter(Matcher::find)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst();
  }
}
