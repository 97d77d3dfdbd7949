package dev.slipway.ledger;

import dev.slipway.error.SlipwayException;

/** The server, or what stands before it, is none that migrations can be run on safely. */
final class UnsupportedServer extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** An error whose message says what is wrong and what to do. */
  UnsupportedServer(String message) {
    super(message + " Nothing was done.", null);
  }

  static SlipwayException older(String version, int oldest) {
    return new UnsupportedServer(
        "The server is PostgreSQL "
            + version
            + "; "
            + oldest
            + " is the oldest that is supported. Upgrade the server first.");
  }
}
