package dev.slipway.backup.retention;

import dev.slipway.error.SlipwayException;

/** Not every backup that was to be deleted is deleted. */
public final class PruneFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  PruneFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
