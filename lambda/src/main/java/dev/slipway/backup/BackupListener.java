package dev.slipway.backup;

import dev.slipway.backup.manifest.Part;

/**
 * Hears how a backup is written, or read, from several threads. Every method does nothing by
 * default.
 */
public interface BackupListener {

  /** It is planned: this many files, of tables or texts that are so many bytes long. */
  default void backupPlanned(int files, long bytes) {}

  /** More bytes of SQL were read. */
  default void backupRead(long bytes) {}

  /** It is complete. */
  default void backupDone(BackupResult result) {}

  /** A file is whole; {@code bytes} is what its rows were planned with. */
  default void backupPartDone(Part part, long bytes) {}
}
