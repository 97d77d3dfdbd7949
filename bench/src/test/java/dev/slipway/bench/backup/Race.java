package dev.slipway.bench.backup;

import dev.slipway.bench.Median;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Our way and the usual one, run in turn so that whatever else the machine does falls on both.
 *
 * @param limit the ratio of wall times that is promised at most
 */
public record Race(String what, Supplier<Duration> ours, Supplier<Duration> usual, double limit) {

  /** Runs both so often and prints their medians and ratio. */
  public void run(int rounds, PrintStream out) {
    List<Duration> mine = new ArrayList<>();
    List<Duration> others = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      others.add(usual.get());
      mine.add(ours.get());
    }
    double seconds = seconds(Median.of(mine));
    double usualSeconds = seconds(Median.of(others));
    double ratio = seconds / usualSeconds;
    out.printf(
        "%-44s %7.1f s %7.1f s   %.2f   %.2f  %s%n",
        what, seconds, usualSeconds, ratio, limit, ratio <= limit ? "kept" : "MISSED");
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
