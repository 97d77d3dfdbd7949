package dev.slipway.backfill.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast a backfill is to go.
 *
 * @param fixed rows of a batch, whatever it takes; null lets them adapt
 * @param target how long a batch is to take
 * @param sleep the pause behind each batch
 */
public record PaceTerms(@Nullable Integer fixed, Duration target, Duration sleep) {

  /** How long a batch takes where nobody says another time. */
  public static final Duration TARGET = Duration.ofSeconds(1);

  /** Adapts to the usual time, without pauses. */
  public static final PaceTerms USUAL = new PaceTerms(null, TARGET, Duration.ZERO);
}
