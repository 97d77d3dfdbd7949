package dev.slipway.backup.part;

import dev.slipway.error.SlipwayException;

/** A backup would not have ended before its caller must have answered. */
public final class OutOfTime extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** A backup is of one moment, so it cannot be gone on with later. */
  public static final String NEXT =
      "Next: back up from where there is no such limit (./slipway backup), or by a snapshot"
          + " (\"kind\":\"snapshot\"); BACKUP_BEFORE_UP=never lets a deploy go on without.";

  /** Says so. */
  public OutOfTime() {
    super("the time of this call is over, and a backup cannot be paused", null);
  }
}
