package dev.slipway.backup.snapshot;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** RDS did not do what was asked for with a snapshot; the database is as it was. */
public final class SnapshotFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** An error whose message is complete by itself. */
  public SnapshotFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
