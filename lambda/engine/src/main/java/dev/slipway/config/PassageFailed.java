package dev.slipway.config;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A {@link Passage} leads nowhere now; the message says why, and what to do. */
public final class PassageFailed extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  private PassageFailed(String message, boolean passing, @Nullable Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  /** One that may be over soon, such as a server that starts. */
  public static PassageFailed forNow(String message, Throwable cause) {
    return new PassageFailed(message, true, cause);
  }

  /** One that stays until somebody changes something. */
  public static PassageFailed forGood(String message) {
    return new PassageFailed(message, false, null);
  }

  /** Whether trying again may help. */
  public boolean mayPass() {
    return passing;
  }
}
