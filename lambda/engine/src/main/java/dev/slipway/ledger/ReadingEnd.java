package dev.slipway.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the audit log is told of a run that only reads.
 *
 * @param backupUri where the backup is that it took, null for none
 * @param message what else there is to say, null for nothing
 * @param isPaused whether it goes on when it is asked again
 */
public record ReadingEnd(@Nullable String backupUri, @Nullable String message, boolean isPaused) {

  /** It has come to its end. */
  public static ReadingEnd done(@Nullable String backupUri, @Nullable String message) {
    return new ReadingEnd(backupUri, message, false);
  }

  /** It has paused. */
  public static ReadingEnd paused(String message) {
    return new ReadingEnd(null, message, true);
  }
}
