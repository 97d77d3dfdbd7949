package dev.slipway.mysql.rows;

import java.nio.charset.StandardCharsets;

/**
 * Numbers and texts into {@code real} or {@code double precision}.
 *
 * @param single whether it is {@code real}
 * @param text whether they are texts, of which an empty one is no number
 */
record FloatingNumber(boolean single, boolean text) implements Conversion {

  /** Shorter ones without a power of ten are in the range of both. */
  private static final int SAFE_LENGTH = 30;

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (text && NumberForm.isBlank(value)) {
      to.nothing("empty");
    } else if (!NumberForm.isNumber(value)) {
      to.refuse("is no number");
    } else if (isOutOfRange(value)) {
      to.refuse("is out of range for " + (single ? "real" : "double precision"));
    } else {
      to.put(value);
    }
  }

  /** Too large, or so small that nothing would be left of it. */
  private boolean isOutOfRange(byte[] value) {
    if (value.length < SAFE_LENGTH && !NumberForm.hasPower(value)) {
      return false;
    }
    String number = new String(value, StandardCharsets.ISO_8859_1).strip();
    double read = single ? Float.parseFloat(number) : Double.parseDouble(number);
    return Double.isInfinite(read)
        || (read == 0 && number.replaceFirst("[eE].*", "").matches(".*[1-9].*"));
  }

  @Override
  public String refused(String column) {
    if (!text) {
      return single ? outOfSingle(column) : "";
    }
    String number = "(" + column + " + 0E0)";
    String range = single ? outOfSingle(number) : "ABS(" + number + ") >= 1.7976931348623157E308";
    return "TRIM(%s) <> '' AND (%s OR %s OR %s)"
        .formatted(column, NumberForm.none(column), range, NumberForm.tiny(column));
  }

  private static String outOfSingle(String number) {
    return "ABS(%1$s) > 3.4028235677973365E38 OR (ABS(%1$s) < 7.0064923216240854E-46 AND %1$s <> 0)"
        .formatted(number);
  }

  @Override
  public String nothing(String column) {
    return text ? "TRIM(" + column + ") = ''" : "";
  }
}
