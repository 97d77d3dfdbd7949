package dev.slipway.ledger;

import dev.slipway.postgres.Interruption;
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
  private final Interruption interruption;

  private Deadline(@Nullable LongSupplier remainingMillis, Interruption interruption) {
    this.remainingMillis = remainingMillis;
    this.interruption = interruption;
  }

  /** No deadline. */
  public static Deadline none() {
    return until(new Interruption());
  }

  /** None but this: the moment at which it is asked for. */
  public static Deadline until(Interruption interruption) {
    return new Deadline(null, interruption);
  }

  /** A deadline that tells the milliseconds left whenever it is asked. */
  public static Deadline of(LongSupplier remainingMillis) {
    return new Deadline(remainingMillis, new Interruption());
  }

  /** This deadline or another, whichever is sooner. */
  public Deadline or(LongSupplier otherMillis) {
    LongSupplier own = remainingMillis;
    return own == null
        ? new Deadline(otherMillis, interruption)
        : new Deadline(() -> Math.min(own.getAsLong(), otherMillis.getAsLong()), interruption);
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
    return interruption.isAsked() ? Optional.of(RESERVE.negated()) : given();
  }

  /** The same without an interruption, after which the end is still to be written down. */
  public Optional<Duration> given() {
    return remainingMillis == null
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(remainingMillis.getAsLong()).minus(RESERVE));
  }

  /** What may move the deadline to now. */
  public Interruption interruption() {
    return interruption;
  }

  /** True when it was moved to now. */
  public boolean isInterrupted() {
    return interruption.isAsked();
  }

  /** Who moved it, as a message begins. */
  public String interruptedBy() {
    Interruption.Cause cause = interruption.cause();
    return "Interrupted" + (cause == null ? "" : " by " + cause.name());
  }

  /** Waits without holding anything, until the end of the pause or an interruption. */
  public void sleep(Duration pause) {
    try {
      interruption.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
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
