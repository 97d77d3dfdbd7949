package dev.slipway.migration;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What names a migration: {@code 20250101_120000}, {@code 001}, or for a repeatable its file name
 * {@code R_active_jobs}. Numbered versions are equal and ordered by their number, not by their
 * text; all others come after them, ordered by text.
 */
public final class Version implements Comparable<Version> {

  /** Longest text that fits the history table. */
  public static final int MAX_LENGTH = 50;

  private static final Pattern NUMBERED = Pattern.compile("\\d{8}_\\d{6}|\\d+");
  private static final Comparator<Version> ORDER =
      Comparator.comparing((Version v) -> v.number, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(v -> v.number == null ? v.text : "");

  private final String text;
  private final @Nullable BigInteger number;

  private Version(String text) {
    this.text = text;
    this.number = NUMBERED.matcher(text).matches() ? new BigInteger(text.replace("_", "")) : null;
  }

  /** The version with this text. */
  public static Version of(String text) {
    return new Version(text);
  }

  /** True when the text has the form of a numbered version. */
  public static boolean isNumbered(String text) {
    return text.length() <= MAX_LENGTH && NUMBERED.matcher(text).matches();
  }

  /** True for a migration that runs once, false for a repeatable. */
  public boolean isNumbered() {
    return number != null;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return number == null ? text.hashCode() : Objects.hashCode(number);
  }

  /** The text as written. */
  @Override
  public String toString() {
    return text;
  }
}
