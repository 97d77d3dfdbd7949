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
    if (value.length < SAFE_LENGTH && !hasPower(value)) {
      return false;
    }
    String number = new String(value, StandardCharsets.ISO_8859_1).strip();
    double read = single ? Float.parseFloat(number) : Double.parseDouble(number);
    return Double.isInfinite(read)
        || (read == 0 && number.replaceFirst("[eE].*", "").matches(".*[1-9].*"));
  }

  private static boolean hasPower(byte[] value) {
    for (byte one : value) {
      if (one == 'e' || one == 'E') {
        return true;
      }
    }
    return false;
  }

  @Override
  public String refused(String column) {
    String none = text ? "TRIM(%s) <> '' AND %s %s".formatted(column, column, NumberForm.NONE) : "";
    if (!single) {
      return none;
    }
    String range =
        "ABS(%s) > 3.40282347E38 OR (ABS(%s) < 7e-46 AND %s <> 0)"
            .formatted(column, column, column);
    return text ? "(" + none + ") OR " + range : range;
  }

  @Override
  public String nothing(String column) {
    return text ? "TRIM(" + column + ") = ''" : "";
  }
}
