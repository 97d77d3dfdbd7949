package dev.slipway.bench.result;

/**
 * What we want to keep.
 *
 * @param value what was measured, mostly a ratio of medians
 */
public record Goal(String what, double value, double atMost) {

  /** The ratio of two times, ours first. */
  public static Goal ratio(String what, double ours, double other, double atMost) {
    return new Goal(what, Math.round(ours / other * 1e3) / 1e3, atMost);
  }

  /** Whether it is. */
  public boolean kept() {
    return value <= atMost;
  }
}
