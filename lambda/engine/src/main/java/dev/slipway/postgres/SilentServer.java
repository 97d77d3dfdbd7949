package dev.slipway.postgres;

import java.sql.SQLException;

/** Somebody took the connection and said nothing, so that the log-in was given up. */
final class SilentServer extends SQLException {

  private static final long serialVersionUID = 1L;

  private SilentServer(SQLException cause) {
    super(cause.getMessage(), "08001", cause);
  }

  static SQLException of(SQLException cause) {
    return new SilentServer(cause);
  }
}
