package dev.slipway.action.backups;

import dev.slipway.backup.snapshot.RdsSnapshot;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import dev.slipway.text.Wording;
import java.util.List;
import java.util.Objects;

/** Snapshots as text for people. */
final class SnapshotsText {

  private SnapshotsText() {}

  static String of(SnapshotsReport report) {
    if (report.snapshots().isEmpty()) {
      BackupSearch listing = report.listing();
      return "No snapshot of " + listing.database() + " by us in " + listing.store() + ".";
    }
    return String.join(
        "\n",
        Columns.withDetails(
            report.snapshots(),
            snapshot -> row(report, snapshot),
            snapshot -> List.of(snapshot.arn())));
  }

  private static List<String> row(SnapshotsReport report, RdsSnapshot snapshot) {
    String started = Objects.toString(snapshot.started(), null);
    String status = snapshot.status();
    return List.of(
        Times.format(started),
        Wording.age(report.age(snapshot)) + " old",
        snapshot.isAvailable() ? status : status + " (" + snapshot.percent() + " %)",
        "at " + Wording.version(snapshot.version()));
  }
}
