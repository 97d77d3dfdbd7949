package dev.slipway.postgres;

import dev.slipway.config.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection is tried for: each log-in, the pauses between two tries, and all in all.
 */
final class ConnectPatience {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final Duration UNKNOWN_HOST_WAIT = Duration.ofSeconds(5);

  /** A log-in over a slow line, by a program that has just started, takes some of that. */
  private static final Duration FIRST_LOG_IN = Duration.ofSeconds(5);

  private static final Duration LATER_LOG_IN = Duration.ofSeconds(1);

  private final SessionOptions options;
  private final long start = System.nanoTime();
  private boolean answered;
  private @Nullable Duration lastPause;

  /** {@code answered}: whether a server has answered there before. */
  ConnectPatience(SessionOptions options, boolean answered) {
    this.options = options;
    this.answered = answered;
  }

  /** After how long a log-in at one of so many servers is given up that begins now. */
  Duration logIn(int servers) {
    Duration least = lastPause == null ? FIRST_LOG_IN : LATER_LOG_IN;
    Duration left = options.connectWait().longest().minus(waited());
    Duration wait = max(least, left.dividedBy(servers));
    return CallLimits.logIn(wait, options.timeLeft().get());
  }

  /** How long to pause before the next try; null when there is none. */
  @Nullable Duration pause(ConnectTrouble trouble) {
    answered |= trouble.isAnswer();
    Duration pause =
        lastPause == null ? FIRST_PAUSE : min(lastPause.multipliedBy(2), LONGEST_PAUSE);
    if (!trouble.mayPass() || waited().plus(pause).compareTo(longest(trouble)) > 0) {
      return null;
    }
    lastPause = pause;
    return pause;
  }

  Duration waited() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The time left, for messages. */
  String forHowLong(ConnectTrouble trouble) {
    return " for " + Durations.format(longest(trouble).minus(waited()));
  }

  private Duration longest(ConnectTrouble trouble) {
    Duration longest = options.connectWait().longest();
    if (trouble.isUnknownHost()) {
      return min(UNKNOWN_HOST_WAIT, min(options.connectWait().unreachable(), longest));
    }
    boolean mostlyStays = trouble.isForAWhile() || (trouble.isUnreachable() && !answered);
    return mostlyStays ? options.connectWait().unreachable() : longest;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
