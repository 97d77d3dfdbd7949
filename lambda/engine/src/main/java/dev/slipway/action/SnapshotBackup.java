package dev.slipway.action;

import dev.slipway.backup.snapshot.RdsSnapshot;
import dev.slipway.backup.snapshot.SnapshotTerms;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.backup.snapshot.SourceBusy;
import dev.slipway.config.Settings;
import dev.slipway.history.ForeignTable;
import dev.slipway.ledger.LedgerReader;
import dev.slipway.migration.Version;
import dev.slipway.run.BackupUnderWay;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of what the database lies in. */
public final class SnapshotBackup {

  private final Settings settings;
  private final LedgerReader reader;
  private final Snapshots snapshots;
  private final String toolVersion;

  /** A snapshot with what it was to tell of itself. */
  public record Taken(SnapshotTerms terms, RdsSnapshot snapshot) {}

  /** Of the desk's database; throws what {@link Toolbox#snapshots} throws. */
  public SnapshotBackup(Desk desk) {
    this.settings = desk.settings();
    this.reader = desk.reader();
    this.snapshots = desk.toolbox().snapshots(desk.terms());
    this.toolVersion = desk.toolbox().version();
  }

  /** Begins a snapshot that belongs to a run. */
  public Taken take(UUID runId) {
    SnapshotTerms terms = terms(runId);
    return new Taken(terms, snapshots.begin(terms));
  }

  /** The same, and waits for it as long as there is time. */
  public Taken takeAndAwait(UUID runId) {
    SnapshotTerms terms = terms(runId);
    return new Taken(terms, snapshots.await(snapshots.beginPatiently(terms)));
  }

  /**
   * The snapshot that a run needs first: that of the paused run it goes on with, once that is
   * available, or else a new one. Throws {@link BackupUnderWay} when it is not available in time.
   *
   * @param earlier the other run's snapshot, null for none
   */
  RdsSnapshot available(UUID runId, @Nullable String earlier) {
    try {
      RdsSnapshot snapshot =
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

  private static BackupUnderWay underWay(RdsSnapshot snapshot) {
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
      return reader.look(false).history().current().map(Version::toString).orElse(null);
    } catch (ForeignTable e) {
      return null;
    }
  }
}
