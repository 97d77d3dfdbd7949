package dev.slipway.action;

import dev.slipway.backup.Backup;
import dev.slipway.backup.BackupResult;
import dev.slipway.backup.BackupTerms;
import dev.slipway.config.Settings;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.TimeLimits;
import dev.slipway.run.RunListener;
import java.util.UUID;

/** Takes backups into the store. */
public final class FilesBackup {

  private static final String OUT_OF_TIME =
      "Next: back up from where there is no such limit (./slipway backup), or by a snapshot"
          + " (\"kind\":\"snapshot\"); BACKUP_BEFORE_UP=never lets a deploy go on without.";

  private final Settings settings;
  private final Backup backup;
  private final String toolVersion;
  private final Deadline deadline;
  private final RunListener listener;

  /** Of the desk's database; throws what {@link Toolbox#backup} throws. */
  public FilesBackup(Desk desk) {
    this.settings = desk.settings();
    this.deadline = desk.terms().deadline();
    this.listener = desk.terms().listener();
    this.backup = desk.toolbox().backup(desk.terms());
    this.toolVersion = desk.toolbox().version();
  }

  /** Takes a backup that belongs to a run. */
  public BackupResult take(BackupOptions options, UUID runId) {
    BackupTerms terms =
        new BackupTerms(
            runId,
            settings.environment(),
            options.compression(),
            options.workers(),
            options.unlogged(),
            BackupTerms.RANGE_BYTES,
            settings.lockTries(),
            TimeLimits.of(deadline, "a backup", OUT_OF_TIME),
            toolVersion);
    BackupResult result = backup.take(terms, new MigrationStates(settings.historySchema())::read);
    listener.backupDone(result);
    return result;
  }
}
