package dev.slipway.migration.format;

import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.Token;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What ends a statement where it is not a semicolon (Liquibase's documentation, "endDelimiter").
 *
 * @param end matches it; the empty text where there is none
 */
record EndDelimiter(Pattern end) {

  private static final EndDelimiter NONE = new EndDelimiter(Pattern.compile("(?!)"));
  private static final EndDelimiter BLANK_LINES =
      new EndDelimiter(Pattern.compile("(?<=\\n)[ \\t\\r]*(?=\\n)"));
  private static final EndDelimiter USUAL = ofLine("/|go");

  /** What a written one may have around it that only says that it stands in a line by itself. */
  private static final Pattern AROUND = Pattern.compile("\\\\[nrt]|\\\\s[*+]?|[\\n\\r\\t]|\\$$");

  private static final Set<String> OF_LINES = Set.of("/", "go");

  /**
   * The delimiter of a text.
   *
   * @param written empty where nothing is said
   * @param splits as {@code splitStatements} says; what is not split has no delimiter
   */
  static EndDelimiter of(String written, boolean splits) {
    if (!splits || written.equals(";")) {
      return NONE;
    }
    if (written.isEmpty()) {
      return USUAL;
    }
    String first = written.split("(?<!^)\\|", 2)[0];
    String plain = AROUND.matcher(first).replaceAll("").replaceAll("\\\\(?=\\W)", "").strip();
    boolean ofLine = OF_LINES.contains(plain.toLowerCase(Locale.ROOT));
    if (plain.isEmpty()) {
      return BLANK_LINES;
    }
    return ofLine || !plain.equals(first.replaceAll("\\\\(?=\\W)", ""))
        ? ofLine(Pattern.quote(plain))
        : new EndDelimiter(Pattern.compile(Pattern.quote(plain), Pattern.CASE_INSENSITIVE));
  }

  private static EndDelimiter ofLine(String plain) {
    return new EndDelimiter(
        Pattern.compile("(?im)(?<=^[ \\t]{0,99})(?:" + plain + ")(?=[ \\t\\r]*$)"));
  }

  /** A text with semicolons in its place, but within literals and comments; each line stays. */
  String closed(String text) {
    if (!end.matcher(text).find()) {
      return text;
    }
    NavigableMap<Integer, Token> kept = kept(text);
    return end.matcher(text)
        .replaceAll(one -> isIn(one, kept) ? Matcher.quoteReplacement(one.group()) : ";");
  }

  private static boolean isIn(MatchResult one, NavigableMap<Integer, Token> tokens) {
    Map.Entry<Integer, Token> before = tokens.floorEntry(one.start());
    return before != null && one.end() <= before.getValue().end();
  }

  /** By where they begin. */
  private static NavigableMap<Integer, Token> kept(String text) {
    NavigableMap<Integer, Token> kept = new TreeMap<>();
    try {
      ParsedText parsed = StatementReader.read(text);
      Stream.concat(
              parsed.comments().stream(),
              parsed.statements().stream().flatMap(one -> one.tokens().stream()))
          .filter(EndDelimiter::isKept)
          .forEach(token -> kept.put(token.start(), token));
    } catch (SqlSyntaxException toldWhereItIsRead) {
      kept.clear();
    }
    return kept;
  }

  private static boolean isKept(Token token) {
    return switch (token.kind()) {
      case STRING, DOLLAR_STRING, QUOTED_NAME, LINE_COMMENT, BLOCK_COMMENT -> true;
      default -> false;
    };
  }
}
