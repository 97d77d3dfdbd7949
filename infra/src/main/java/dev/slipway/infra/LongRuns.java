package dev.slipway.infra;

import dev.slipway.infra.longrun.Ranges;
import java.util.Optional;

/**
 * What is driven to its end, although it does not fit into one call of the function, by a state
 * machine that calls the function slice by slice.
 *
 * @param ranges backfills in ranges of keys side by side; nothing for one after another
 */
public record LongRuns(Optional<Ranges> ranges) {

  private static final int USUAL_AT_ONCE = 4;

  /** Every action that can pause: backfill, import, restore, up, refresh and so on. */
  public static LongRuns ofActions() {
    return new LongRuns(Optional.empty());
  }

  /** Backfills also in {@code ranges} of keys, of which four are worked on at once at most. */
  public LongRuns parallel(int ranges) {
    return parallel(ranges, Math.min(ranges, USUAL_AT_ONCE));
  }

  /** The same; {@code atOnce} protects the database. */
  public LongRuns parallel(int ranges, int atOnce) {
    return new LongRuns(Optional.of(new Ranges(ranges, atOnce)));
  }
}
