package dev.slipway.bench.result;

import java.util.List;

/**
 * What a piece of work took.
 *
 * @param work such as {@code 100 pending}
 * @param who did it
 */
public record Figure(String work, String who, Measure measure, Spread spread) {

  /** Of a value a round. */
  public static Figure of(String work, String who, Measure measure, List<Double> values) {
    return new Figure(work, who, measure, Spread.of(values));
  }

  /** Of what is counted, not timed, and the same in every round. */
  public static Figure of(String work, String who, Measure measure, double value) {
    return of(work, who, measure, List.of(value));
  }

  /** Its median. */
  public double median() {
    return spread.median();
  }
}
