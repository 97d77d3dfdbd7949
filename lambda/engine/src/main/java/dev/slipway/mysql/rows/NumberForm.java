package dev.slipway.mysql.rows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers in texts, as MySQL and people write them. */
final class NumberForm {

  private static final String FORM = " *[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,4})? *";

  /** A power of ten with more digits is no number that a column holds. */
  private static final int EXPONENT_DIGITS = 4;

  private NumberForm() {}

  /** A condition of MySQL for what is none. */
  static String none(String column) {
    return WholeText.isNot(column, FORM);
  }

  /** A condition of MySQL for a text whose number is so small that MySQL takes it for 0. */
  static String tiny(String column) {
    return "(%1$s REGEXP '[1-9].*[eE]-[0-9]{3}' AND %1$s + 0E0 = 0)".formatted(column);
  }

  /** A number with anything a number can have; null for what is none. */
  static @Nullable BigDecimal decimal(byte[] value) {
    if (!isNumber(value)) {
      return null;
    }
    return new BigDecimal(new String(value, StandardCharsets.ISO_8859_1).strip());
  }

  static boolean isNumber(byte[] value) {
    int end = value.length;
    while (end > 0 && value[end - 1] == ' ') {
      end--;
    }
    int at = 0;
    while (at < end && value[at] == ' ') {
      at++;
    }
    at = sign(value, at, end);
    int whole = digits(value, at, end);
    int digits = whole - at;
    at = whole;
    if (at < end && value[at] == '.') {
      int fraction = digits(value, at + 1, end);
      digits += fraction - at - 1;
      at = fraction;
    }
    return digits > 0 && (at == end || isExponent(value, at, end));
  }

  private static boolean isExponent(byte[] value, int from, int end) {
    if (value[from] != 'e' && value[from] != 'E') {
      return false;
    }
    int start = sign(value, from + 1, end);
    int digits = digits(value, start, end) - start;
    return digits > 0 && digits <= EXPONENT_DIGITS && start + digits == end;
  }

  private static int sign(byte[] value, int at, int end) {
    return at < end && (value[at] == '-' || value[at] == '+') ? at + 1 : at;
  }

  private static int digits(byte[] value, int from, int end) {
    int at = from;
    while (at < end && value[at] >= '0' && value[at] <= '9') {
      at++;
    }
    return at;
  }

  /** True where a power of ten is said. */
  static boolean hasPower(byte[] value) {
    for (byte one : value) {
      if (one == 'e' || one == 'E') {
        return true;
      }
    }
    return false;
  }

  /** True for a text of nothing, or of blanks alone. */
  static boolean isBlank(byte[] value) {
    for (byte one : value) {
      if (one != ' ') {
        return false;
      }
    }
    return true;
  }
}
