package dev.slipway.backup.restore;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** A restore was refused or broke off; the message says what state the target is in. */
public final class RestoreFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final boolean untouched;

  private RestoreFailed(String message, boolean untouched, @Nullable Throwable cause) {
    super(message, cause);
    this.untouched = untouched;
  }

  static RestoreFailed refused(String message, @Nullable Throwable cause) {
    return new RestoreFailed(message, true, cause);
  }

  static RestoreFailed brokenOff(String message, @Nullable Throwable cause) {
    return new RestoreFailed(message, false, cause);
  }

  /** The same with one more line. */
  public RestoreFailed with(String line) {
    return new RestoreFailed(getMessage() + "\n" + line, untouched, getCause());
  }

  /** True when the target is as it was. */
  public boolean isUntouched() {
    return untouched;
  }
}
