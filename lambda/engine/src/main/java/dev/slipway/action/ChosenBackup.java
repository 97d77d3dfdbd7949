package dev.slipway.action;

import dev.slipway.backup.snapshot.SnapshotSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The backup that a run takes before it changes anything: files, or a snapshot. */
public record ChosenBackup(Desk desk, BackupChoice choice, BackupOptions options) {

  /**
   * Where it is: that of the paused run it goes on with, or else a new one. Throws what {@link
   * FilesBackup} and {@link SnapshotBackup} throw.
   *
   * @param earlier the backup of that run, null for none
   */
  public String take(UUID runId, @Nullable String earlier) {
    if (earlier != null && !SnapshotSource.isSnapshot(earlier)) {
      return earlier;
    }
    return choice == BackupChoice.SNAPSHOT
        ? new SnapshotBackup(desk).available(runId, earlier).arn()
        : new FilesBackup(desk).take(options, runId).uri();
  }
}
