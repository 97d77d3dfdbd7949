package dev.slipway.config;

import java.time.Duration;

/**
 * How long to go on trying to connect.
 *
 * @param longest to a server that starts, is busy, or takes a connection and says nothing yet
 * @param unreachable where nothing listens, unless something has answered there before
 */
public record ConnectWait(Duration longest, Duration unreachable) {

  /** When nobody has said how long. */
  static final Duration DEFAULT = Duration.ofSeconds(60);

  /** A few tries: whoever types a wrong port wants to know soon. */
  private static final Duration FEW_TRIES = Duration.ofSeconds(4);

  /** What is waited when nobody has said how long. */
  static final ConnectWait UNTOLD = new ConnectWait(DEFAULT, FEW_TRIES);

  /** So long, whatever is in the way. */
  public static ConnectWait of(Duration wait) {
    return new ConnectWait(wait, wait);
  }
}
