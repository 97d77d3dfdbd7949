package dev.slipway.action;

import dev.slipway.backup.BackupTerms;
import dev.slipway.backup.manifest.Compression;

/**
 * How a backup is written.
 *
 * @param workers how many sessions read rows side by side
 * @param unlogged whether the rows of unlogged tables are kept too
 */
public record BackupOptions(Compression compression, int workers, boolean unlogged) {

  /** How it is written when nobody says otherwise. */
  public static final BackupOptions USUAL =
      new BackupOptions(Compression.ZSTD, BackupTerms.WORKERS, true);

  /** These with so many workers. */
  public BackupOptions withWorkers(int number) {
    return new BackupOptions(compression, number, unlogged);
  }
}
