package dev.slipway.backup.rehearse;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** A rehearsal could not be held; nothing is known of the backup by it. */
public final class RehearsalFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  RehearsalFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
