package dev.slipway.text;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Amounts and versions in words for people. */
public final class Wording {

  private static final long KILO = 1000;

  private Wording() {}

  /** Bytes in the unit that fits: {@code 1.5 MB}. */
  public static String size(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    double shown = bytes;
    int unit = -1;
    while (shown >= KILO && unit < 3) {
      shown /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", shown, "kMGT".charAt(unit));
  }

  /** A time span in the unit that fits. */
  public static String age(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " days";
    }
    if (age.toHours() > 1) {
      return age.toHours() + " hours";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + " minutes" : age.toSeconds() + " s";
  }

  /** The newest migration of a database, which may have none. */
  public static String version(@Nullable String version) {
    return Objects.requireNonNullElse(version, "no version");
  }
}
