package dev.slipway.sql;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of string literals (PostgreSQL manual, chapter 4.1.2 "Constants"). */
public final class Literals {

  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-7]{1,3})|(.))",
          Pattern.DOTALL);
  private static final String NAMED = "bfnrt";
  private static final String MEANT = "\b\f\n\r\t";

  private Literals() {}

  /** The value of a literal in any kind of quotes; U&amp;'' escapes stay as they are. */
  public static String value(String written) {
    if (written.startsWith("$")) {
      int delimiter = written.indexOf('$', 1) + 1;
      return written.substring(delimiter, written.length() - delimiter);
    }
    int quote = written.indexOf('\'');
    String content = written.substring(quote + 1, written.length() - 1).replace("''", "'");
    return written.startsWith("E") || written.startsWith("e") ? unescape(content) : content;
  }

  private static String unescape(String content) {
    return ESCAPE.matcher(content).replaceAll(m -> Matcher.quoteReplacement(meaning(m)));
  }

  private static String meaning(MatchResult escape) {
    String other = escape.group(5);
    if (other != null) {
      int named = NAMED.indexOf(other);
      return named < 0 ? other : MEANT.substring(named, named + 1);
    }
    if (escape.group(4) != null) {
      return Character.toString(Integer.parseInt(escape.group(4), 8) & 0xFF);
    }
    String hex = escape.group().substring(2);
    int code = Integer.parseUnsignedInt(hex, 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : escape.group();
  }
}
