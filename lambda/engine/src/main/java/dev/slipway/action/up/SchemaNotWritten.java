package dev.slipway.action.up;

import dev.slipway.error.SlipwayException;

/** A run is done, and the file that should hold its schema does not. */
final class SchemaNotWritten extends SlipwayException {

  private static final long serialVersionUID = 1L;

  SchemaNotWritten(String message, Throwable cause) {
    super(message, cause);
  }
}
