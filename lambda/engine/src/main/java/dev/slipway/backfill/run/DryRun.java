package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.Key;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a backfill would do.
 *
 * @param key what it goes by, null for a statement that runs until nothing is left
 * @param rows that are still to look at; for a statement without bounds, of the table
 * @param batches about how many that are
 * @param plan of one batch, line by line
 * @param sample what one batch did, before it was taken back; null where there is no row for it
 * @param estimate how long it takes all in all, null where nobody can tell
 */
public record DryRun(
    @Nullable Key key,
    long rows,
    long batches,
    List<String> plan,
    @Nullable Sample sample,
    @Nullable Duration estimate) {

  /** One batch. */
  public record Sample(long rows, long changed, Duration took) {}
}
