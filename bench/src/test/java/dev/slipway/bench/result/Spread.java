package dev.slipway.bench.result;

import java.util.List;

/** Several values of one thing. */
public record Spread(double min, double median, double max, int count) {

  /** Of at least one value; of an even number, the median is the mean of the two in the middle. */
  public static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    double median = (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
    return new Spread(
        rounded(sorted.get(0)), rounded(median), rounded(sorted.get(count - 1)), count);
  }

  /** To what a file is to keep: a ten-thousandth. */
  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
