package dev.slipway.action;

import dev.slipway.backup.snapshot.Snapshot;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import dev.slipway.text.Wording;
import java.util.List;
import java.util.Objects;

/** Snapshots as text for people. */
final class SnapshotText {

  private static final String GOES_ON =
      " It goes on without us, and may still fail; look with: backups --snapshot";

  private SnapshotText() {}

  static String of(SnapshotReport report) {
    Snapshot snapshot = report.taken().snapshot();
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

  static String of(SnapshotsReport report) {
    if (report.snapshots().isEmpty()) {
      Listing listing = report.listing();
      return "No snapshot of " + listing.database() + " by us in " + listing.store() + ".";
    }
    return String.join(
        "\n",
        Columns.withDetails(
            report.snapshots(),
            snapshot -> row(report, snapshot),
            snapshot -> List.of(snapshot.arn())));
  }

  private static List<String> row(SnapshotsReport report, Snapshot snapshot) {
    String started = Objects.toString(snapshot.started(), null);
    String status = snapshot.status();
    return List.of(
        Times.format(started),
        Wording.age(report.age(snapshot)) + " old",
        snapshot.isAvailable() ? status : status + " (" + snapshot.percent() + " %)",
        "at " + Wording.version(snapshot.version()));
  }
}
