package dev.slipway.run;

import dev.slipway.error.SlipwayException;

/** Another run did not end in time; nothing was done. */
public final class RunLockNotObtained extends SlipwayException {

  private static final long serialVersionUID = 1L;

  RunLockNotObtained(String message) {
    super(message, null);
  }
}
