package dev.slipway.action;

/** Whether a run backs the database up before it changes anything. */
public enum BackupChoice {
  /** In environment prod, when something is pending. */
  AUTO,
  ALWAYS,
  /** When something is pending, by a snapshot of RDS: what SNAPSHOT_BEFORE_UP asks for. */
  SNAPSHOT,
  NEVER
}
