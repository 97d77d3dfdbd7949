package dev.slipway.mysql.rows;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and texts into {@code smallint}, {@code integer} or {@code bigint}.
 *
 * @param type the target, for messages
 * @param text whether they are texts, of which an empty one is no number
 */
record WholeNumber(String type, long least, long most, boolean text) implements Conversion {

  /** So many digits cannot overflow a long. */
  private static final int SAFE_DIGITS = 18;

  static WholeNumber of(String type, boolean text) {
    return switch (type) {
      case "smallint" -> new WholeNumber(type, Short.MIN_VALUE, Short.MAX_VALUE, text);
      case "integer" -> new WholeNumber(type, Integer.MIN_VALUE, Integer.MAX_VALUE, text);
      default -> new WholeNumber(type, Long.MIN_VALUE, Long.MAX_VALUE, text);
    };
  }

  @Override
  public void write(byte[] value, CopyBuffer to) {
    int digits = plainDigits(value);
    if (digits > 0 && digits <= SAFE_DIGITS) {
      long number = number(value);
      if (number >= least && number <= most) {
        to.put(value);
      } else {
        to.refuse("is out of range for " + type);
      }
    } else if (text && NumberForm.isBlank(value)) {
      to.nothing("empty");
    } else {
      writeOther(NumberForm.decimal(value), to);
    }
  }

  private void writeOther(@Nullable BigDecimal number, CopyBuffer to) {
    if (number == null) {
      to.refuse("is no number");
    } else if (number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      to.refuse("is out of range for " + type);
    } else if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
      to.refuse("is no whole number");
    } else {
      to.put(number.toBigInteger().toString());
    }
  }

  /** How many digits there are; 0 where there is anything else but a minus sign. */
  private static int plainDigits(byte[] value) {
    int from = value.length > 0 && value[0] == '-' ? 1 : 0;
    for (int i = from; i < value.length; i++) {
      if (value[i] < '0' || value[i] > '9') {
        return 0;
      }
    }
    return value.length - from;
  }

  private static long number(byte[] value) {
    boolean negative = value[0] == '-';
    long number = 0;
    for (int i = negative ? 1 : 0; i < value.length; i++) {
      number = number * 10 + value[i] - '0';
    }
    return negative ? -number : number;
  }

  @Override
  public String refused(String column) {
    String number = text ? "CAST(TRIM(" + column + ") AS DECIMAL(65,30))" : column;
    String range =
        "%s < %d OR %s > %d OR %s <> ROUND(%s)"
            .formatted(number, least, number, most, number, number);
    if (!text) {
      return range;
    }
    String fraction = "%1$s + 0E0 <> ROUND(%1$s + 0E0)".formatted(column);
    return "TRIM(%1$s) <> '' AND (%2$s OR %3$s OR (%4$s <= 1 AND %5$s) OR %6$s)"
        .formatted(
            column, NumberForm.none(column), range, number, fraction, NumberForm.tiny(column));
  }

  @Override
  public String nothing(String column) {
    return text ? "TRIM(" + column + ") = ''" : "";
  }
}
