package dev.slipway.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The moment by which a run must have answered. */
public final class Deadline {

  /** What it takes to write down how the run ended, and to answer. */
  private static final Duration RESERVE = Duration.ofSeconds(5);

  /** A segment gets at least this long, or is not started. */
  private static final Duration LEAST = Duration.ofSeconds(5);

  private final @Nullable LongSupplier remainingMillis;

  private Deadline(@Nullable LongSupplier remainingMillis) {
    this.remainingMillis = remainingMillis;
  }

  /** No deadline. */
  public static Deadline none() {
    return new Deadline(null);
  }

  /** A deadline that tells the milliseconds left whenever it is asked. */
  public static Deadline of(LongSupplier remainingMillis) {
    return new Deadline(remainingMillis);
  }

  /** This deadline or another, whichever is sooner. */
  public Deadline or(LongSupplier otherMillis) {
    LongSupplier own = remainingMillis;
    return own == null
        ? new Deadline(otherMillis)
        : new Deadline(() -> Math.min(own.getAsLong(), otherMillis.getAsLong()));
  }

  /** False where there is no deadline. */
  public boolean isSet() {
    return remainingMillis != null;
  }

  /** True when another segment may be started. */
  public boolean allowsSegment() {
    return limit().map(limit -> limit.compareTo(LEAST) >= 0).orElse(true);
  }

  /** False when it is time to end whatever is under way, and to answer. */
  public boolean hasTime() {
    return limit().map(limit -> !limit.isNegative()).orElse(true);
  }

  /** The longest that work may take from now on; nothing when there is no deadline. */
  public Optional<Duration> limit() {
    return remainingMillis == null
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(remainingMillis.getAsLong()).minus(RESERVE));
  }

  /** The shorter of a wait and what the deadline leaves. */
  public Duration cap(Duration wait) {
    return limit()
        .filter(limit -> limit.compareTo(wait) < 0)
        .map(Deadline::notNegative)
        .orElse(wait);
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
