package dev.slipway.embedded;

import dev.slipway.error.SlipwayException;

/** The embedded server cannot be used; the message says why, and what to do or use instead. */
final class EmbeddedServerFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  EmbeddedServerFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
