package dev.slipway.error;

import org.jspecify.annotations.Nullable;

/**
 * Root of all errors a user may see. The message is complete by itself: what failed, where, what
 * state things are in and what to do next. It never holds a secret: what it repeats of the caller's
 * may be a connection string in the wrong place, whose password is hidden here for all.
 */
public abstract class SlipwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** {@code message} is complete by itself; no cause where what failed is known from it. */
  protected SlipwayException(String message, @Nullable Throwable cause) {
    super(GivenPasswords.hide(message), cause);
  }

  /** The same for a program; by default what the message says to do next. */
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), null);
  }
}
