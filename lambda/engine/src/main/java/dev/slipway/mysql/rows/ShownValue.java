package dev.slipway.mysql.rows;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Values in messages: short, on one line, and nothing in them that a terminal would follow. */
final class ShownValue {

  private static final int LONGEST = 60;
  private static final int LONGEST_BINARY = 20;

  private ShownValue() {}

  /** A value in quotes, or its bytes where it is no text; null is NULL. */
  static String of(byte @Nullable [] value) {
    if (value == null) {
      return "NULL";
    }
    if (!Utf8Text.isValid(value)) {
      CopyBuffer hex = new CopyBuffer();
      hex.hex(value, 0, Math.min(value.length, LONGEST_BINARY));
      byte[] digits = new byte[hex.length()];
      hex.copy(0, digits, 0, digits.length);
      String more = value.length > LONGEST_BINARY ? "..." : "";
      return "x'" + new String(digits, StandardCharsets.US_ASCII) + more + "'";
    }
    return text(new String(value, StandardCharsets.UTF_8));
  }

  /** The same; what looks like a number has no quotes. */
  static String plain(byte @Nullable [] value) {
    String shown = of(value);
    return shown.matches("\"-?[0-9]+\"") ? shown.substring(1, shown.length() - 1) : shown;
  }

  private static String text(String value) {
    int end =
        value.offsetByCodePoints(0, Math.min(LONGEST, value.codePointCount(0, value.length())));
    String shown = value.substring(0, end).replaceAll("\\p{Cc}", "?");
    return "\"" + shown + (end < value.length() ? "..." : "") + "\"";
  }
}
