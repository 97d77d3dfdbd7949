package dev.slipway.action;

import dev.slipway.backup.Backup;
import dev.slipway.backup.BackupResult;
import dev.slipway.backup.BackupTerms;
import dev.slipway.config.Settings;
import dev.slipway.run.RunTerms;
import java.util.UUID;

/** Backs the database up. */
final class BackupAction {

  private final Settings settings;
  private final Backup backup;
  private final String toolVersion;

  BackupAction(RunTerms terms, Toolbox toolbox) {
    this.settings = terms.settings();
    this.backup = toolbox.backup().apply(terms);
    this.toolVersion = toolbox.version();
  }

  Report perform(Request request) {
    long start = System.nanoTime();
    BackupResult result = take(request.backupOptions(), UUID.randomUUID());
    return new BackupReport(
        settings.environment(), result, (System.nanoTime() - start) / 1_000_000);
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
            toolVersion);
    return backup.take(terms, new MigrationStates(settings.historySchema())::read);
  }
}
