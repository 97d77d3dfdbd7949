package dev.slipway.mysql.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers and texts into {@code numeric}.
 *
 * @param precision -1 where the target says none
 * @param text whether they are texts, of which an empty one is no number
 */
record DecimalNumber(int precision, int scale, boolean text) implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (text && NumberForm.isBlank(value)) {
      to.nothing("empty");
    } else if (!NumberForm.isNumber(value)) {
      to.refuse("is no number");
    } else if (precision >= 0 && isTooLarge(value)) {
      to.refuse("has more digits before the point than numeric(%d,%d)".formatted(precision, scale));
    } else {
      to.put(value);
    }
  }

  /** As the server does: what is left behind the scale is rounded first. */
  private boolean isTooLarge(byte[] value) {
    if (value.length <= precision - scale && !NumberForm.hasPower(value)) {
      return false;
    }
    BigDecimal number = NumberForm.decimal(value);
    return number == null
        || number
                .setScale(scale, RoundingMode.HALF_UP)
                .abs()
                .compareTo(BigDecimal.ONE.scaleByPowerOfTen(precision - scale))
            >= 0;
  }

  @Override
  public String refused(String column) {
    String none = text ? NumberForm.none(column) : "";
    if (precision < 0) {
      return text ? "TRIM(" + column + ") <> '' AND " + none : "";
    }
    String number = text ? "CAST(TRIM(" + column + ") AS DECIMAL(65,30))" : column;
    String range =
        "ABS(ROUND(%s, %d)) >= %s"
            .formatted(
                number, scale, BigDecimal.ONE.scaleByPowerOfTen(precision - scale).toPlainString());
    return text ? "TRIM(%s) <> '' AND (%s OR %s)".formatted(column, none, range) : range;
  }

  @Override
  public String nothing(String column) {
    return text ? "TRIM(" + column + ") = ''" : "";
  }
}
