package dev.slipway.backfill.file;

import dev.slipway.error.Problems;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file says of itself in comments of the form {@code -- Word: value}. */
final class HeaderLines {

  static final String TABLE = "table";
  static final String KEY = "key";
  static final String BATCH = "batch";
  static final String PARAMS = "params";
  static final String DESCRIPTION = "description";

  private static final Pattern LINE =
      Pattern.compile(
          "--[ \\t]*(Table|Key|Batch|Params|Description)[ \\t]*:(.*)", Pattern.CASE_INSENSITIVE);

  /** What is meant as such a line, and would be a comment. */
  private static final Pattern NEARLY =
      Pattern.compile(
          "(?:--|/\\*)[-*#\\s]*(tables?|tabel|tabl|tbl|keys?|primary["
              + " _-]?key|cursor|batch(?:es)?|bacth|batch[ _-]?size"
              + "|params?|parameters?|parms|descriptions?|descripton)\\s*[:=].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * A line's value.
   *
   * @param where its file with line and column
   */
  record Line(String value, String where) {}

  private final Map<String, Line> lines = new TreeMap<>();

  private HeaderLines() {}

  /** The lines before the statement; what is nearly one, twice there or behind is a problem. */
  static HeaderLines read(String file, ParsedText parsed, Problems problems) {
    HeaderLines header = new HeaderLines();
    int end =
        parsed.statements().isEmpty() ? Integer.MAX_VALUE : parsed.statements().get(0).start();
    for (Token comment : parsed.comments()) {
      String text = comment.in(parsed.text());
      String where = file + ":" + TextPosition.of(parsed.text(), comment.start());
      Matcher line = LINE.matcher(text);
      if (!line.matches()) {
        near(text, where, problems);
      } else if (comment.start() > end) {
        problems.add(where, "stands behind the statement; put it before");
      } else {
        header.add(line.group(1), new Line(line.group(2).strip(), where), problems);
      }
    }
    return header;
  }

  private static void near(String text, String where, Problems problems) {
    if (NEARLY.matcher(text).matches()) {
      problems.add(
          where,
          "is this said of the backfill, or a comment? Known are -- Table:, -- Key:, -- Batch:,"
              + " -- Params: and -- Description:, each in a line of its own");
    }
  }

  private void add(String word, Line line, Problems problems) {
    String known = word.toLowerCase(Locale.ROOT);
    Line before = lines.putIfAbsent(known, line);
    if (before == null) {
      return;
    }
    if (known.equals(DESCRIPTION)) {
      lines.put(known, new Line(before.value() + " " + line.value(), before.where()));
    } else {
      problems.add(line.where(), word + " is said twice; keep one of the lines");
    }
  }

  /** The value of one of the words, with its place; an empty one where it is not said. */
  Line get(String word) {
    return lines.getOrDefault(word, new Line("", ""));
  }

  boolean has(String word) {
    return lines.containsKey(word);
  }
}
