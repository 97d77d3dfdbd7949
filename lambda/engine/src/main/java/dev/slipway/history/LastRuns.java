package dev.slipway.history;

import org.jspecify.annotations.Nullable;

/**
 * The newest entries of the audit log, each null when there is none.
 *
 * @param any of whatever kind
 * @param withBackup the newest that took a backup
 * @param environment the environment that the newest says, of those that say one
 * @param lastChange the action of the newest that applied migrations or took some back
 */
public record LastRuns(
    @Nullable Run any,
    @Nullable Run withBackup,
    @Nullable String environment,
    @Nullable String lastChange) {

  /** Of a database that no run has touched. */
  public static final LastRuns NONE = new LastRuns(null, null, null, null);
}
