package dev.slipway.run;

import dev.slipway.error.SlipwayException;

/** Another run did not end in time; nothing was done. */
public final class RunLockNotObtained extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String holder;

  RunLockNotObtained(String message, String holder) {
    super(message, null);
    this.holder = holder;
  }

  /** The session of the other run, in words. */
  public String holder() {
    return holder;
  }
}
