package dev.slipway.infra;

import dev.slipway.infra.longrun.Ranges;
import java.util.Optional;

/**
 * What is driven to its end, although it does not fit into one call of the function, by a state
 * machine that calls the function slice by slice.
 *
 * @param ranges backfills in ranges of keys side by side; nothing for one after another
 * @param ofDeploys whether it goes on with what is left of a deploy whose time is over
 */
public record LongRuns(Optional<Ranges> ranges, boolean ofDeploys) {

  private static final int USUAL_AT_ONCE = 4;

  /** Every action that can pause: backfill, import, restore, up, refresh and so on. */
  public static LongRuns ofActions() {
    return new LongRuns(Optional.empty(), false);
  }

  /** Backfills also in {@code ranges} of keys, of which four are worked on at once at most. */
  public LongRuns parallel(int ranges) {
    return parallel(ranges, Math.min(ranges, USUAL_AT_ONCE));
  }

  /** The same; {@code atOnce} protects the database. */
  public LongRuns parallel(int ranges, int atOnce) {
    return new LongRuns(Optional.of(new Ranges(ranges, atOnce)), ofDeploys);
  }

  /**
   * A deploy whose migrations take longer than the 55 minutes that it has succeeds, says so, and
   * the state machine goes on with them: what waits for the migrations must then work with the old
   * schema too. The next deploy finds them done, or waits for them. From subnets without a way out,
   * the function needs an interface endpoint for {@code states}. Default: such a deploy fails, and
   * another one goes on.
   */
  public LongRuns finishingDeploys() {
    return new LongRuns(ranges, true);
  }
}
