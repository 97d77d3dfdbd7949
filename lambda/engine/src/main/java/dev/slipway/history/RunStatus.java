package dev.slipway.history;

import java.util.Locale;

/** The state of a run in the audit log. */
public enum RunStatus {
  /** Began; when no process holds the run lock, it ended without a word. */
  STARTED,
  /** Paused at its deadline; another run goes on. */
  IN_PROGRESS,
  COMPLETED,
  /** Was not begun: what was asked for cannot be done as things are, or not without more. */
  REFUSED,
  /** Failed and left the database as it had found it; a part of an earlier run may stay. */
  ROLLED_BACK,
  /** Failed after a part was done; that part stays. */
  FAILED;

  /** The text in the table. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
