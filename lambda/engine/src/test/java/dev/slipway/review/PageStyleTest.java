package dev.slipway.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast of the page's colours (WCAG 2.2, "contrast ratio" and 1.4.3, 1.4.11). */
class PageStyleTest {

  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

  private static Map<String, Integer> colours(boolean dark) {
    String css = PageStyle.CSS;
    int begin = css.indexOf("@media screen and (prefers-color-scheme: dark)");
    String part = dark ? css.substring(begin, css.indexOf("* {", begin)) : css.substring(0, begin);
    Map<String, Integer> colours = new TreeMap<>();
    for (MatchResult found : COLOUR.matcher(part).results().toList()) {
      colours.put(found.group(1), Integer.valueOf(found.group(2), 16));
    }
    return colours;
  }

  private static double luminance(int colour) {
    double[] part =
        IntStream.of(16, 8, 0)
            .mapToDouble(shift -> ((colour >> shift) & 255) / 255.0)
            .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  }

  private static double contrast(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  @ParameterizedTest
  @CsvSource({
    "text, ground, 4.5",
    "muted, ground, 4.5",
    "link, ground, 4.5",
    "link, code-ground, 4.5",
    "code-text, code-ground, 4.5",
    "bad-text, bad-ground, 4.5",
    "warn-text, warn-ground, 4.5",
    "good-text, good-ground, 4.5",
    "bad-text, ground, 4.5",
    "warn-text, ground, 4.5",
    "good-text, ground, 4.5",
    "line, ground, 3",
    "line, code-ground, 3",
  })
  void canBeRead(String text, String ground, double least) {
    for (boolean dark : new boolean[] {false, true}) {
      Map<String, Integer> colours = colours(dark);
      assertThat(contrast(colours.get(text), colours.get(ground)))
          .as("%s on %s, dark %s", text, ground, dark)
          .isGreaterThanOrEqualTo(least);
    }
  }
}
