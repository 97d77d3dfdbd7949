package dev.slipway.action.backup;

import dev.slipway.backup.snapshot.RdsSnapshot;
import dev.slipway.text.Wording;

/** Snapshots as text for people. */
final class SnapshotText {

  private static final String GOES_ON =
      " It goes on without us, and may still fail; look with: backups --snapshot";

  private SnapshotText() {}

  static String of(SnapshotReport report) {
    RdsSnapshot snapshot = report.taken().snapshot();
    String begin = "  " + snapshot.arn() + "\n" + (report.isPaused() ? "Paused. " : "Done. ");
    return begin
        + "The snapshot of %s (%s) in %s at %s is %s%s"
            .formatted(
                report.taken().terms().database(),
                report.taken().terms().environment(),
                snapshot.source(),
                Wording.version(report.taken().terms().version()),
                snapshot.status(),
                snapshot.isAvailable() ? "." : " (" + snapshot.percent() + " %)." + GOES_ON);
  }
}
