package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.retention.Retention;
import dev.slipway.backup.verify.Depth;
import dev.slipway.config.Consent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked for about backups. */
public sealed interface BackupRequest extends Request {

  /**
   * Backs the database up.
   *
   * @param snapshot whether by a snapshot of RDS, not by files in the store
   * @param await whether to wait until the snapshot is available
   * @param options how files are written
   */
  record Backup(boolean snapshot, boolean await, BackupOptions options) implements BackupRequest {

    @Override
    public Action action() {
      return Action.BACKUP;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.backup(this);
    }
  }

  /**
   * Lists or prunes backups.
   *
   * @param snapshot whether snapshots of RDS are meant, not backups in the store
   * @param prune how many are kept when they are pruned; null when they are only listed
   * @param execute delete what pruning otherwise only shows
   */
  record Backups(boolean snapshot, @Nullable Retention prune, boolean execute)
      implements BackupRequest {

    @Override
    public Action action() {
      return Action.BACKUPS;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.backups(this);
    }
  }

  /** Says whether a backup is whole, having looked as closely as {@code depth} says. */
  record Verify(BackupPlace backup, Depth depth) implements BackupRequest {

    @Override
    public Action action() {
      return Action.VERIFY_BACKUP;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.verifyBackup(this);
    }
  }

  /**
   * Restores a backup.
   *
   * @param workers how many sessions work side by side
   * @param backupFirst whether what is there is backed up before it is replaced
   * @param confirm the database's name, where production asks for it; null when not given
   * @param fromEnvironment the environment that the backup is of, where it is not this one, or of
   *     another server; null when not given
   */
  record Restore(
      BackupPlace backup,
      RestoreOptions options,
      int workers,
      BackupChoice backupFirst,
      @Nullable String confirm,
      @Nullable String fromEnvironment,
      Set<Consent> consents)
      implements BackupRequest {

    @Override
    public Action action() {
      return Action.RESTORE;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.restore(this);
    }
  }
}
