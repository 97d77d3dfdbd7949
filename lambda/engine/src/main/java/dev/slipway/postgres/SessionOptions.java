package dev.slipway.postgres;

import dev.slipway.config.ConnectWait;
import dev.slipway.config.Passage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a session is set up from its first moment on.
 *
 * @param application what other sessions see in pg_stat_activity
 * @param lockTimeout how long statements of ours wait for a lock
 * @param connectWait how long to go on trying while the server does not answer
 * @param timeLeft how long it may take from now on; what takes longer is given up soon after.
 *     Nothing when there is no deadline
 * @param passage how servers are reached; null for directly
 */
public record SessionOptions(
    String application,
    Duration lockTimeout,
    ConnectWait connectWait,
    Supplier<Optional<Duration>> timeLeft,
    @Nullable Passage passage) {

  /** Options without a deadline. */
  public static SessionOptions of(String application, Duration lockTimeout, Duration connectWait) {
    return new SessionOptions(
        application, lockTimeout, ConnectWait.of(connectWait), Optional::empty, null);
  }

  /** The same with another patience. */
  SessionOptions within(Duration wait) {
    return new SessionOptions(application, lockTimeout, ConnectWait.of(wait), timeLeft, passage);
  }
}
