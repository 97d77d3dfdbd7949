package dev.slipway.migration;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What names a migration: {@code 20250101_120000}, {@code 001}, or for a repeatable its file name
 * {@code R_active_jobs}. Numbered versions are equal and ordered by their numbers, not by their
 * text: {@code 1.2} of another tool comes before {@code 1.10}. All others come after them, ordered
 * by text.
 */
public final class Version implements Comparable<Version> {

  /** Longest text that fits the history table. */
  public static final int MAX_LENGTH = 50;

  private static final Pattern NUMBERED = Pattern.compile("\\d{8}_\\d{6}|\\d+(\\.\\d+)*");
  private static final Pattern LAST_ZEROS = Pattern.compile("(\\.0+)+$");

  private final String text;

  /** Its numbers up to the last that is not 0, none for what is not numbered. */
  private final BigInteger[] numbers;

  private final boolean numbered;

  private Version(String text) {
    this.text = text;
    this.numbered = NUMBERED.matcher(text).matches();
    this.numbers = numbered ? numbers(text) : new BigInteger[0];
  }

  private static BigInteger[] numbers(String text) {
    String digits = text.replace("_", "");
    if (digits.indexOf('.') < 0) {
      return new BigInteger[] {new BigInteger(digits)};
    }
    String[] parts = LAST_ZEROS.matcher(digits).replaceFirst("").split("\\.");
    return Arrays.stream(parts).map(BigInteger::new).toArray(BigInteger[]::new);
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
    return numbered;
  }

  @Override
  public int compareTo(Version other) {
    if (numbered != other.numbered) {
      return numbered ? -1 : 1;
    }
    return numbered ? Arrays.compare(numbers, other.numbers) : text.compareTo(other.text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return numbered ? Arrays.hashCode(numbers) : text.hashCode();
  }

  /** The text as written. */
  @Override
  public String toString() {
    return text;
  }
}
