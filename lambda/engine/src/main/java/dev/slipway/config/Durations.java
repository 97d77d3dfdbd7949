package dev.slipway.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as PostgreSQL writes them: {@code 500ms}, {@code 2s}, {@code 10min}, {@code 1h}; 24
 * days are the longest it takes.
 */
public final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,10})[ ]?(ms|s|min|h|d)|0");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private Durations() {}

  /** Reads a duration. Throws IllegalArgumentException that shows the form. */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a duration; write it like 500ms, 5s, 10min or 1h");
    }
    if (form.group(1) == null) {
      return Duration.ZERO;
    }
    long unit = MILLIS.getOrDefault(form.group(2), 1L);
    long millis = Long.parseLong(form.group(1)) * unit;
    if (millis > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("\"" + text + "\" is too long; 24d is the longest");
    }
    return Duration.ofMillis(millis);
  }

  /** A duration for people: the largest unit that leaves at most one decimal. */
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = millis / 1000;
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
