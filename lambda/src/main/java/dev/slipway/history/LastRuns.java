package dev.slipway.history;

import org.jspecify.annotations.Nullable;

/**
 * The newest entries of the audit log, each null when there is none.
 *
 * @param any of whatever kind
 * @param withBackup the newest that took a backup
 */
public record LastRuns(@Nullable Run any, @Nullable Run withBackup) {

  /** Of a database that no run has touched. */
  public static final LastRuns NONE = new LastRuns(null, null);
}
