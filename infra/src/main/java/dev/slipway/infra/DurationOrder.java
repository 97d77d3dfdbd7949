package dev.slipway.infra;

import software.amazon.awscdk.Duration;

/** Compares durations, which may be fractions of a second. */
final class DurationOrder {

  private DurationOrder() {}

  static boolean isBetween(Duration duration, double leastSeconds, double mostSeconds) {
    double seconds = duration.toMilliseconds().doubleValue() / 1000;
    return seconds >= leastSeconds && seconds <= mostSeconds;
  }
}
