package dev.slipway.postgres;

import dev.slipway.error.SlipwayException;

/** No session could be opened; the database is untouched. */
public final class UnableToConnect extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** An error whose message says why and what to check. */
  public UnableToConnect(String message, Throwable cause) {
    super(message + " Nothing was done.", cause);
  }
}
