package dev.slipway.proof.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What plain checks say of a value: bounds, a list, a length, a pattern. They are hints: what is
 * made by them is tried, and what the server refuses is not there.
 *
 * @param low the least one, as the server writes it; null for none
 * @param high the greatest one
 * @param lowOut whether {@code low} itself is refused
 * @param highOut whether {@code high} itself is refused
 * @param allowed all that are allowed; empty for no list
 * @param shortest the least number of characters
 * @param longest the greatest number of characters, -1 for none
 * @param pattern what a text matches; null for nothing
 * @param upper whether only capitals are allowed
 */
record ValueLimits(
    @Nullable String low,
    @Nullable String high,
    boolean lowOut,
    boolean highOut,
    List<String> allowed,
    int shortest,
    int longest,
    @Nullable String pattern,
    boolean upper) {

  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|\\w+)";
  private static final Pattern CAST =
      Pattern.compile(
          "::(?:"
              + NAME
              + "\\.)?"
              + NAME
              + "(?: varying| precision)?(?:\\(\\d+(?:,\\s*-?\\d+)?\\))?(?: with(?:out)? time"
              + " zone)?(?:\\[\\])*");
  private static final String LITERAL = "\\(?(?:'((?:[^']|'')*)'|(-?\\d+(?:\\.\\d+)?))";
  private static final Pattern LITERALS = Pattern.compile(LITERAL);

  /** What the checks say of a column, or of VALUE. */
  static ValueLimits of(String column, List<String> checks) {
    return new LimitsReader(named(column))
        .read(checks.stream().map(c -> plain(c, column)).toList());
  }

  /** The column as a pattern for where it stands alone. */
  private static String named(String column) {
    return "(?<![\\w\".])" + Pattern.quote(column) + "(?![\\w\"(])";
  }

  /** Without casts, and without brackets around the column. */
  private static String plain(String check, String column) {
    String bare = CAST.matcher(check).replaceAll("");
    Pattern bracketed = Pattern.compile("(?<![\\w\"])\\((" + Pattern.quote(column) + ")\\)");
    return bracketed.matcher(bare).replaceAll("$1");
  }

  /** Whether a value of the literal is what comes after an operator. */
  static String literal() {
    return LITERAL;
  }

  static List<String> literals(String list) {
    List<String> values = new ArrayList<>();
    Matcher matcher = LITERALS.matcher(list);
    while (matcher.find()) {
      values.add(value(matcher, 1));
    }
    return values;
  }

  /** What a match of {@link #literal} stands for; its groups begin at {@code group}. */
  static String value(Matcher matcher, int group) {
    String quoted = matcher.group(group);
    return quoted == null ? matcher.group(group + 1) : quoted.replace("''", "'");
  }
}
