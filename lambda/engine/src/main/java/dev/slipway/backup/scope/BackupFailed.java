package dev.slipway.backup.scope;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** No backup came about; the database is as it was. */
public final class BackupFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** A failure whose message is complete by itself. */
  public BackupFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
