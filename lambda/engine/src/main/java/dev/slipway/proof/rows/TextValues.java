package dev.slipway.proof.rows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Texts within limits. */
final class TextValues {

  /** How long a text is that may be of any length; pages of the server hold fewer. */
  private static final int LONG = 3000;

  private static final List<String> WORDS = List.of("oak", "l'orme", "Öl 2", "ash tree", "yew\"s");

  private TextValues() {}

  /** {@code most}: how many characters fit, -1 for any number. */
  static String of(int most, ValueLimits limits, Draw draw) {
    if (!limits.allowed().isEmpty()) {
      return limits.allowed().get(draw.number() % limits.allowed().size());
    }
    int longest = least(most, limits.longest());
    String pattern = limits.pattern();
    Optional<String> matching =
        pattern == null ? Optional.empty() : PatternText.of(pattern, draw.number());
    String text = matching.orElseGet(() -> made(longest, draw));
    if (text.length() < limits.shortest()) {
      text = text + "x".repeat(limits.shortest() - text.length());
    }
    return limits.upper() ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static int least(int one, int other) {
    if (one < 0 || other < 0) {
      return Math.max(one, other);
    }
    return Math.min(one, other);
  }

  private static String made(int longest, Draw draw) {
    String text = draw.key() ? own(longest, draw) : WORDS.get(draw.number() % WORDS.size());
    if (draw.isLong()) {
      int length = longest < 0 ? LONG : longest;
      return cut(text + "-".repeat(Math.max(0, length - text.length())), longest);
    }
    return cut(text, longest);
  }

  private static String own(int longest, Draw draw) {
    String number = Integer.toString(draw.row(), Character.MAX_RADIX);
    return longest >= 0 && longest < 5 + number.length()
        ? "0".repeat(Math.max(0, Math.min(longest, 2) - number.length())) + number
        : "proof" + number;
  }

  private static String cut(String text, int longest) {
    return longest < 0 || text.length() <= longest ? text : text.substring(0, longest);
  }
}
