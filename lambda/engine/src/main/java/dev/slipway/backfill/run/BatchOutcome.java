package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.Strain;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch.
 *
 * @param kind how it ended
 * @param page its rows, null where it goes by no key, or there is none
 */
record BatchOutcome(
    Kind kind, @Nullable Page page, long changed, Duration took, List<Strain> strains) {

  /** How a batch ends that does not fail. */
  enum Kind {
    DONE,
    /** There was no row for it. */
    EMPTY,
    /** Somebody wants something else; nothing was done. */
    ASKED,
    /** Another run works at it now; nothing was done. */
    TAKEN_OVER
  }

  /** One that has changed nothing. */
  static BatchOutcome of(Kind kind) {
    return new BatchOutcome(kind, null, 0, Duration.ZERO, List.of());
  }

  /** How many rows it has looked at. */
  long rows() {
    return page == null ? 0 : page.rows();
  }
}
