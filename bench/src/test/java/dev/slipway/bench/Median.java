package dev.slipway.bench;

import java.time.Duration;
import java.util.List;

/** The time in the middle of several; of an even number, the mean of the two in the middle. */
public final class Median {

  private Median() {}

  /** Of at least one time. */
  public static Duration of(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    int middle = sorted.size() / 2;
    Duration upper = sorted.get(middle);
    return sorted.size() % 2 == 1 ? upper : sorted.get(middle - 1).plus(upper).dividedBy(2);
  }
}
