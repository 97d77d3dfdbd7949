package dev.slipway.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The samples of two contenders, taken in turn. */
record Figures(List<Sample> ours, List<Sample> theirs) {

  /** Each kind of time beside the ratio that is promised at most. */
  void print(PrintStream out) {
    out.printf(
        "%nstatus as a Lambda function, processor time, medians of %d cold starts%n", ours.size());
    out.printf("%-26s %12s %12s  %s%n", "", "Slipway", "Flyway", "ratio  limit");
    out.println(row("cold start and first call", Sample::cold, 0.80));
    out.println(row("first call after init", Sample::first, 0.35));
    out.println(row("warm call", Sample::warm, 0.40));
  }

  /** One kind of time: the medians of both and their ratio, beside what is asked for. */
  private String row(String what, Function<Sample, Duration> time, double limit) {
    double mine = median(ours, time);
    double other = median(theirs, time);
    double ratio = mine / other;
    return "%-26s %9.1f ms %9.1f ms   %.2f   %.2f  %s"
        .formatted(what, mine, other, ratio, limit, ratio <= limit ? "kept" : "MISSED");
  }

  private static double median(List<Sample> samples, Function<Sample, Duration> time) {
    return Median.of(samples.stream().map(time).toList()).toNanos() / 1e6;
  }
}
