package dev.slipway.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the calls of a session may take: until the server is asked to cancel, and until the
 * connection is given up because that has brought nothing.
 */
public final class CallLimits {

  /** What a server that is there needs to say that it has cancelled something. */
  static final Duration GRACE = Duration.ofSeconds(2);

  /** What any call gets, however late it is. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Supplier<Optional<Duration>> timeLeft;
  private Supplier<Optional<Duration>> limit = Optional::empty;
  private @Nullable Duration patience;

  /** {@code timeLeft}: nothing when there is no deadline. */
  CallLimits(Supplier<Optional<Duration>> timeLeft) {
    this.timeLeft = timeLeft;
  }

  /**
   * Cancels every later call that takes longer, and gives the connection up when that brings
   * nothing; null takes the limit away.
   */
  public void limit(@Nullable Duration longest) {
    limitTo(() -> Optional.ofNullable(longest));
  }

  /** The same for what is left when a call begins. */
  public void limitTo(Supplier<Optional<Duration>> left) {
    limit = left;
  }

  /**
   * Gives the connection up under a call that takes longer: the server is known to end it by itself
   * before. Null takes the limit away.
   */
  public void patience(@Nullable Duration longest) {
    patience = longest;
  }

  /** After how long a call that begins now is cancelled; null for never. */
  @Nullable Duration cancel() {
    return limit.get().orElse(null);
  }

  /** After how long the connection is given up under a call that begins now; null for never. */
  @Nullable Duration giveUp() {
    return Stream.concat(Stream.of(limit, timeLeft).flatMap(s -> s.get().stream()), ofServer())
        .min(Duration::compareTo)
        .map(CallLimits::withGrace)
        .orElse(null);
  }

  private Stream<Duration> ofServer() {
    return Optional.ofNullable(patience).stream();
  }

  /** After how long a log-in that begins now is given up. */
  static Duration logIn(Duration wait, Optional<Duration> timeLeft) {
    Duration latest = timeLeft.map(CallLimits::withGrace).orElse(wait);
    return latest.compareTo(wait) < 0 ? latest : wait;
  }

  private static Duration withGrace(Duration longest) {
    Duration last = longest.plus(GRACE);
    return last.compareTo(LEAST) < 0 ? LEAST : last;
  }
}
