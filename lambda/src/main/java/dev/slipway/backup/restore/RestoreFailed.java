package dev.slipway.backup.restore;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** A restore was refused or broke off; the message says what state the target is in. */
public final class RestoreFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final boolean untouched;
  private final String kept;

  private RestoreFailed(String message, String kept, boolean untouched, @Nullable Throwable cause) {
    super(message, cause);
    this.kept = kept;
    this.untouched = untouched;
  }

  static RestoreFailed refused(String message, @Nullable Throwable cause) {
    return new RestoreFailed(message, message, true, cause);
  }

  static RestoreFailed brokenOff(String message, @Nullable Throwable cause) {
    return new RestoreFailed(message, message, false, cause);
  }

  /** The same with one more line. */
  public RestoreFailed with(String line) {
    return new RestoreFailed(getMessage() + "\n" + line, kept + "\n" + line, untouched, getCause());
  }

  /** The same, of which only this text is to be kept. */
  RestoreFailed keeping(String text) {
    return new RestoreFailed(String.valueOf(getMessage()), text, untouched, getCause());
  }

  /** The same without the values of rows, for where it is kept. */
  public RestoreFailed withoutValues() {
    return kept.equals(getMessage()) ? this : new RestoreFailed(kept, kept, untouched, null);
  }

  /** True when the target is as it was. */
  public boolean isUntouched() {
    return untouched;
  }
}
