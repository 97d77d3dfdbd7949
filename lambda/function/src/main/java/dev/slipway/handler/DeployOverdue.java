package dev.slipway.handler;

import dev.slipway.action.Report;
import dev.slipway.backup.snapshot.SnapshotSource;
import dev.slipway.error.SlipwayException;
import dev.slipway.ledger.RunLockNotObtained;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deploy took longer than CloudFormation waits; what it has applied stays applied. */
public final class DeployOverdue extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private DeployOverdue(DeployTime time, String message, @Nullable Throwable cause) {
    super(time.over() + message, cause);
  }

  /** The migrations take longer; the report is that of the last call. */
  static DeployOverdue paused(DeployTime time, Report report) {
    Object version = report.fields().get("to");
    return new DeployOverdue(
        time,
        ": the database is at "
            + (version == null ? "no version" : version)
            + " and stays there, pending are "
            + report.fields().get("pending")
            + (waitedForSnapshot(report) ? ". The time went to the snapshot that comes first" : "")
            + ". Deploy again to go on; if it takes longer, first run up with ./slipway, which has"
            + " no limit.",
        null);
  }

  /** Taking migrations back takes longer; how far it came, others tell. */
  static DeployOverdue onTheWayBack(DeployTime time) {
    return new DeployOverdue(
        time,
        ", and the way back is not at its end. Next: go on with ./slipway down VERSION, that of the"
            + " older files; it has no limit.",
        null);
  }

  private static boolean waitedForSnapshot(Report report) {
    Object backup = report.fields().get("backup");
    return List.of().equals(report.fields().get("steps"))
        && backup instanceof String place
        && SnapshotSource.isSnapshot(place);
  }

  /** Another run has not ended in all that time. */
  static DeployOverdue locked(DeployTime time, RunLockNotObtained cause) {
    return new DeployOverdue(
        time,
        ", and another run still holds the run lock: "
            + cause.holder()
            + ". What is applied stays applied. Deploy again when it has ended"
            + RunLockNotObtained.ifDead(cause.holder())
            + ".",
        cause);
  }
}
