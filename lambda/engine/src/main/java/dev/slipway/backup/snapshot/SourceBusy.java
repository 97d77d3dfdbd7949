package dev.slipway.backup.snapshot;

import dev.slipway.error.SlipwayException;

/** RDS is doing something else with the instance or cluster, so there can be no snapshot now. */
public final class SourceBusy extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** An error with the reason that RDS gives. */
  public SourceBusy(SnapshotSource source, String reason, Throwable cause) {
    super(
        "RDS takes no snapshot of "
            + source
            + " now ("
            + reason
            + "): it may be at another one, or at maintenance. The database was not changed. Try"
            + " again when its status is available.",
        cause);
  }
}
