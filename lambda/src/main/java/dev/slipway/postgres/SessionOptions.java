package dev.slipway.postgres;

import java.time.Duration;

/**
 * How a session is set up from its first moment on.
 *
 * @param application what other sessions see in pg_stat_activity
 * @param connectWait how long to go on trying while the server does not answer
 */
public record SessionOptions(
    String application, Duration lockTimeout, Duration statementTimeout, Duration connectWait) {

  /** The {@code options} of the start-up message: no round trip is spent on them. */
  String startUp() {
    return "-c lock_timeout="
        + lockTimeout.toMillis()
        + " -c statement_timeout="
        + statementTimeout.toMillis();
  }
}
