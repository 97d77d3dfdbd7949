package dev.slipway.run;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** The backup that must come first is not done yet: the run pauses before any change. */
public final class BackupUnderWay extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String uri;

  /**
   * A pause of which the reason tells.
   *
   * @param uri where the backup will be, for the run that goes on; null when it is not begun
   */
  public BackupUnderWay(String reason, @Nullable String uri, @Nullable Throwable cause) {
    super(reason, cause);
    this.uri = uri;
  }

  @Nullable String uri() {
    return uri;
  }
}
