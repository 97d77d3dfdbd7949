package dev.slipway.cli;

import dev.slipway.action.SnapshotReport;
import dev.slipway.action.SnapshotsReport;
import dev.slipway.backup.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
                version(report.taken().terms().version()),
                snapshot.status(),
                snapshot.isAvailable() ? "." : " (" + snapshot.percent() + " %)." + GOES_ON);
  }

  static String of(SnapshotsReport report) {
    if (report.snapshots().isEmpty()) {
      return "No snapshot of " + report.database() + " by us in " + report.source() + ".";
    }
    List<String> heads =
        Columns.align(report.snapshots().stream().map(one -> head(report, one)).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      lines.add(heads.get(i).substring(2));
      lines.add("    " + report.snapshots().get(i).arn());
    }
    return String.join("\n", lines);
  }

  private static List<String> head(SnapshotsReport report, Snapshot snapshot) {
    String started = Objects.toString(snapshot.started(), null);
    String status = snapshot.status();
    return List.of(
        Times.format(started),
        BackupText.age(report.age(snapshot)) + " old",
        snapshot.isAvailable() ? status : status + " (" + snapshot.percent() + " %)",
        "at " + version(snapshot.version()));
  }

  private static String version(@Nullable String version) {
    return version == null ? "no version" : version;
  }
}
