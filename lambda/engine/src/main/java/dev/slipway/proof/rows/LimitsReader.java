package dev.slipway.proof.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers {@link ValueLimits} of one column out of checks without casts. */
final class LimitsReader {

  /** What it says is the contrary. */
  private static final Pattern NEGATED = Pattern.compile("\\bNOT \\(");

  private final Pattern compared;
  private final Pattern turned;
  private final Pattern listed;
  private final Pattern measured;
  private final Pattern matched;
  private final Pattern capital;

  private @Nullable String low;
  private @Nullable String high;
  private boolean lowOut;
  private boolean highOut;
  private final List<String> allowed = new ArrayList<>();
  private int shortest;
  private int longest = -1;
  private @Nullable String pattern;
  private boolean upper;

  /** {@code column}: a pattern for where it stands. */
  LimitsReader(String column) {
    String literal = ValueLimits.literal();
    this.compared = Pattern.compile(column + "\\s*(>=|<=|>|<|=)\\s*" + literal);
    this.turned = Pattern.compile(literal + "\\)?\\s*(>=|<=|>|<|=)\\s*" + column);
    this.listed = Pattern.compile(column + "\\s*=\\s*ANY\\s*\\(\\(?ARRAY\\[(.*?)\\]");
    this.measured =
        Pattern.compile(
            "(?:length|char_length|character_length|octet_length)\\"
                + "((?:btrim\\(|TRIM\\(BOTH FROM )?"
                + column
                + "\\)+\\s*(>=|<=|>|<|=|<>)\\s*(\\d+)");
    this.matched = Pattern.compile(column + "\\s*(~~?)\\*?\\s*'((?:[^']|'')*)'");
    this.capital = Pattern.compile("upper\\(" + column + "\\)");
  }

  ValueLimits read(List<String> checks) {
    for (String check : checks) {
      if (NEGATED.matcher(check).find()) {
        continue;
      }
      each(compared, check, (m, n) -> compare(m.group(1), ValueLimits.value(m, 2)));
      each(turned, check, (m, n) -> compare(turn(m.group(3)), ValueLimits.value(m, 1)));
      each(listed, check, (m, n) -> allowed.addAll(ValueLimits.literals(m.group(1))));
      each(measured, check, (m, n) -> measure(m.group(1), Integer.parseInt(m.group(2))));
      each(matched, check, (m, n) -> match(m.group(1), m.group(2).replace("''", "'")));
      each(capital, check, (m, n) -> upper = true);
    }
    return new ValueLimits(
        low, high, lowOut, highOut, List.copyOf(allowed), shortest, longest, pattern, upper);
  }

  private static void each(Pattern of, String check, BiConsumer<Matcher, Integer> found) {
    Matcher matcher = of.matcher(check);
    for (int n = 0; matcher.find(); n++) {
      found.accept(matcher, n);
    }
  }

  private static String turn(String operator) {
    return operator.replace('<', '!').replace('>', '<').replace('!', '>');
  }

  private void compare(String operator, String value) {
    switch (operator.charAt(0)) {
      case '=' -> allowed.add(value);
      case '>' -> {
        low = value;
        lowOut = operator.length() == 1;
      }
      default -> {
        high = value;
        highOut = operator.length() == 1;
      }
    }
  }

  private void measure(String operator, int length) {
    switch (operator) {
      case "=" -> {
        shortest = length;
        longest = length;
      }
      case ">=" -> shortest = Math.max(shortest, length);
      case ">", "<>" -> shortest = Math.max(shortest, length + 1);
      case "<" -> longest = length - 1;
      default -> longest = length;
    }
  }

  /** LIKE is a pattern of its own, of which the shortest text is taken. */
  private void match(String operator, String text) {
    pattern =
        operator.equals("~")
            ? text
            : text.replaceAll("[^\\w%]", "\\\\$0").replace("%", "a?").replace("_", "a");
  }
}
