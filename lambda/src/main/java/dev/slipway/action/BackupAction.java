package dev.slipway.action;

import dev.slipway.backup.Backup;
import dev.slipway.backup.BackupResult;
import dev.slipway.backup.BackupTerms;
import dev.slipway.backup.snapshot.SnapshotSource;
import dev.slipway.config.Settings;
import dev.slipway.ledger.Deadline;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Backs the database up. */
final class BackupAction {

  private final Settings settings;
  private final Backup backup;
  private final String toolVersion;
  private final Deadline deadline;

  BackupAction(RunTerms terms, Toolbox toolbox) {
    this.settings = terms.settings();
    this.deadline = terms.deadline();
    this.backup = toolbox.backup(terms);
    this.toolVersion = toolbox.version();
  }

  /** Takes a backup as a run of its own. */
  Report perform(BackupRequest.Backup request, Runner runner) {
    long start = System.nanoTime();
    BackupResult result = runner.backUp(runId -> take(request.options(), runId), BackupResult::uri);
    return new BackupReport(
        settings.environment(), result, (System.nanoTime() - start) / 1_000_000);
  }

  /** Where the backup of a run is: that of the paused run it goes on with, or else a new one. */
  String takeBefore(UUID runId, @Nullable String earlier) {
    return earlier != null && !SnapshotSource.isSnapshot(earlier)
        ? earlier
        : take(BackupOptions.USUAL, runId).uri();
  }

  /** Takes a backup that belongs to a run. */
  BackupResult take(BackupOptions options, UUID runId) {
    BackupTerms terms =
        new BackupTerms(
            runId,
            settings.environment(),
            options.compression(),
            options.workers(),
            options.unlogged(),
            BackupTerms.RANGE_BYTES,
            settings.lockTries(),
            () -> !deadline.hasTime(),
            toolVersion);
    return backup.take(terms, new MigrationStates(settings.historySchema())::read);
  }
}
