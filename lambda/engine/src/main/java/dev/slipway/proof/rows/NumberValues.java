package dev.slipway.proof.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers within limits. */
final class NumberValues {

  /** Keys begin high, so that rows of the migrations' own, which count from 1, stay free. */
  private static final int FIRST_KEY = 1_000_000;

  private static final int FIRST_SMALL_KEY = 20_000;

  private NumberValues() {}

  /** Of an integer type. */
  static String whole(String base, ValueLimits limits, Draw draw) {
    long first = base.equals("int2") ? FIRST_SMALL_KEY : FIRST_KEY;
    return listed(limits, draw, BigDecimal.ONE, BigDecimal.valueOf(first), null).toPlainString();
  }

  /** Of a type with a fraction; {@code modifier} is that of numeric, -1 for none. */
  static String fraction(int modifier, ValueLimits limits, Draw draw) {
    if (modifier < 0) {
      return listed(limits, draw, new BigDecimal("0.01"), BigDecimal.valueOf(FIRST_KEY), null)
          .toPlainString();
    }
    int precision = ((modifier - 4) >> 16) & 0xffff;
    int scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
    BigDecimal most = BigDecimal.TEN.pow(Math.max(precision - scale, 0)).subtract(BigDecimal.ONE);
    BigDecimal step = BigDecimal.ONE.movePointLeft(Math.min(Math.max(scale, 0), 2));
    BigDecimal first =
        BigDecimal.valueOf(FIRST_KEY).min(most.divideToIntegralValue(BigDecimal.valueOf(2)));
    return listed(limits, draw, step, first, most)
        .setScale(Math.max(scale, 0), RoundingMode.DOWN)
        .toPlainString();
  }

  private static BigDecimal listed(
      ValueLimits limits,
      Draw draw,
      BigDecimal step,
      BigDecimal firstKey,
      @Nullable BigDecimal most) {
    if (!limits.allowed().isEmpty()) {
      BigDecimal allowed = number(limits.allowed().get(draw.number() % limits.allowed().size()));
      if (allowed != null) {
        return allowed;
      }
    }
    BigDecimal low = edge(limits.low(), limits.lowOut() ? step : BigDecimal.ZERO);
    BigDecimal high = edge(limits.high(), limits.highOut() ? step.negate() : BigDecimal.ZERO);
    high = high == null ? most : most == null ? high : high.min(most);
    return within(low, high, step, draw, firstKey);
  }

  /** Whole numbers where there is room for them, else parts of the room. */
  private static BigDecimal within(
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      BigDecimal step,
      Draw draw,
      BigDecimal firstKey) {
    BigDecimal wanted =
        draw.key()
            ? firstKey.add(BigDecimal.valueOf(draw.number()))
            : BigDecimal.valueOf(draw.number() + (long) draw.place());
    if ((low == null || wanted.compareTo(low) >= 0)
        && (high == null || wanted.compareTo(high) <= 0)) {
      return wanted;
    }
    if (low == null) {
      return (high == null ? wanted : high).subtract(BigDecimal.valueOf(draw.number()));
    }
    BigDecimal offset = BigDecimal.valueOf(draw.number());
    if (high == null || low.add(offset).compareTo(high) <= 0) {
      return low.add(offset);
    }
    BigDecimal steps = high.subtract(low).divideToIntegralValue(step).add(BigDecimal.ONE);
    return steps.signum() <= 0 ? low : low.add(offset.remainder(steps).multiply(step));
  }

  private static @Nullable BigDecimal edge(@Nullable String limit, BigDecimal more) {
    BigDecimal number = limit == null ? null : number(limit);
    return number == null ? null : number.add(more);
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
