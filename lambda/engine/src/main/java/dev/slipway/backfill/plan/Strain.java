package dev.slipway.backfill.plan;

import java.time.Duration;

/**
 * A reason for a backfill to slow down: others wait for it, or need the time.
 *
 * @param kind what it is
 * @param text for people
 */
public record Strain(Kind kind, String text) {

  /** What it can be, and how long a pause for it may grow. */
  public enum Kind {
    REPLICA_LAG(Duration.ofSeconds(10)),
    SESSIONS_WAIT(Duration.ofSeconds(2)),
    VACUUM(Duration.ofSeconds(2));

    private final Duration longest;

    Kind(Duration longest) {
      this.longest = longest;
    }

    Duration longest() {
      return longest;
    }
  }
}
