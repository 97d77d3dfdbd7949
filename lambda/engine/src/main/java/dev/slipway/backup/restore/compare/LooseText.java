package dev.slipway.backup.restore.compare;

import dev.slipway.sql.StatementWords;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a definition without that in which a server writes it otherwise once it has read it
 * from a dump: casts, brackets, the names of columns of queries inside, and in which order a table
 * has its own columns and those of its parents.
 */
final class LooseText {

  private static final Pattern CAST =
      Pattern.compile(
          "::(?:(?:[\\w$]+|\"[^\"]+\")\\.)?(?:character varying|double precision|bit varying"
              + "|(?:timestamp|time)(?:\\(\\d\\))? with(?:out)? time zone|\"[^\"]+\"|[\\w$]+)"
              + "(?:\\(\\d+(?:,-?\\d+)?\\))?(?:\\[\\])*");

  private static final Pattern NAMED = Pattern.compile("\\bAS (?:\"[^\"]+\"|[\\w$?]+)");
  private static final Pattern BETWEEN = Pattern.compile("[()\\s]+");

  private LooseText() {}

  static String of(String sql, StatementWords words) {
    boolean anyOrder = words.starts("CREATE") && words.contains("INHERITS");
    return anyOrder
        ? sql.lines().map(LooseText::of).sorted().collect(Collectors.joining())
        : of(sql);
  }

  private static String of(String text) {
    String plain = NAMED.matcher(CAST.matcher(text).replaceAll("")).replaceAll("");
    return BETWEEN.matcher(plain).replaceAll("").replaceFirst(",$", "");
  }
}
