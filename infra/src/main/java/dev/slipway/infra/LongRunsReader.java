package dev.slipway.infra;

import dev.slipway.error.Problems;
import dev.slipway.infra.longrun.Ranges;
import java.util.Optional;

/** Makes props of what is driven to its end out of what was said about it. */
final class LongRunsReader {

  /** More calls of a function than an account usually has. */
  private static final int MOST_RANGES = 1_000;

  private final PropsBuilder<?> said;
  private final Problems problems;

  LongRunsReader(PropsBuilder<?> said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  Optional<LongRuns> read() {
    Optional<LongRuns> runs = Optional.ofNullable(said.longRuns);
    runs.flatMap(LongRuns::ranges).ifPresent(this::check);
    return runs;
  }

  private void check(Ranges ranges) {
    if (ranges.count() < 2 || ranges.count() > MOST_RANGES) {
      problems.add("longRuns", "parallel must be given from 2 to " + MOST_RANGES + " ranges");
    }
    if (ranges.atOnce() < 1 || ranges.atOnce() > ranges.count()) {
      problems.add(
          "longRuns", "parallel must work on 1 range at once at least, and on all at most");
    }
    Integer kept = said.reservedConcurrency;
    if (kept != null && kept <= ranges.atOnce()) {
      problems.add(
          "longRuns",
          "parallel would take all "
              + kept
              + " calls of reservedConcurrency, and a deploy needs one beside them; reserve "
              + (ranges.atOnce() + 1)
              + ", or give a lower second number to parallel");
    }
  }
}
