package dev.slipway.action;

import dev.slipway.backup.snapshot.Snapshot;
import dev.slipway.backup.snapshot.SnapshotSource;
import dev.slipway.backup.snapshot.SnapshotTerms;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.backup.snapshot.SourceBusy;
import dev.slipway.config.Settings;
import dev.slipway.history.ForeignTable;
import dev.slipway.migration.Version;
import dev.slipway.run.BackupUnderWay;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of what the database lies in, as asked for or before a run. */
final class SnapshotAction {

  private final Settings settings;
  private final Runner runner;
  private final Snapshots snapshots;
  private final String toolVersion;

  SnapshotAction(RunTerms terms, Runner runner, Toolbox toolbox) {
    this.settings = terms.settings();
    this.runner = runner;
    this.snapshots = toolbox.snapshots(terms);
    this.toolVersion = toolbox.version();
  }

  /** Takes a snapshot as a run of its own, of which only an available one is the backup. */
  Report perform(BackupRequest.Backup request) {
    long start = System.nanoTime();
    SnapshotReport.Taken taken =
        runner.backUp(
            runId -> take(terms(runId), request.await()),
            done -> done.snapshot().isAvailable() ? done.snapshot().arn() : null);
    return new SnapshotReport(taken, request.await(), (System.nanoTime() - start) / 1_000_000);
  }

  private SnapshotReport.Taken take(SnapshotTerms terms, boolean await) {
    return new SnapshotReport.Taken(
        terms, await ? snapshots.await(snapshots.beginPatiently(terms)) : snapshots.begin(terms));
  }

  /**
   * Where the backup of a run is: that of the paused run it goes on with, once that is available,
   * or else a new snapshot. Throws {@link BackupUnderWay} when it is not available in time.
   */
  String takeBefore(UUID runId, @Nullable String earlier) {
    return earlier != null && !SnapshotSource.isSnapshot(earlier)
        ? earlier
        : available(runId, earlier).arn();
  }

  private Snapshot available(UUID runId, @Nullable String earlier) {
    try {
      Snapshot snapshot =
          snapshots.await(
              Optional.ofNullable(earlier)
                  .flatMap(snapshots::look)
                  .orElseGet(() -> snapshots.beginPatiently(terms(runId))));
      if (!snapshot.isAvailable()) {
        throw underWay(snapshot);
      }
      return snapshot;
    } catch (SourceBusy e) {
      throw new BackupUnderWay(String.valueOf(e.getMessage()), null, e);
    }
  }

  private static BackupUnderWay underWay(Snapshot snapshot) {
    return new BackupUnderWay(
        "The snapshot %s, which must come first, is %s (%d %%); nothing is changed before it is available."
            .formatted(snapshot.name(), snapshot.status(), snapshot.percent()),
        snapshot.arn(),
        null);
  }

  private SnapshotTerms terms(UUID runId) {
    String database = Objects.requireNonNull(settings.database()).name();
    return new SnapshotTerms(runId, settings.environment(), database, version(), toolVersion);
  }

  /** Where another tool keeps the history, ours is empty. */
  private @Nullable String version() {
    try {
      return runner.look(false).history().current().map(Version::toString).orElse(null);
    } catch (ForeignTable e) {
      return null;
    }
  }
}
