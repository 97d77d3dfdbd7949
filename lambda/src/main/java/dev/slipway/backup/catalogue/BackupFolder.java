package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Compression;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Where the files of one backup are.
 *
 * @param prefix what all their keys begin with, ending with a slash
 */
public record BackupFolder(String prefix, Compression compression) {

  private static final String ROOT = "database-backups/";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

  /** The folder of all backups of a database. */
  static String of(String database) {
    return ROOT + FileNames.ofDatabase(database) + "/";
  }

  /** The folder of the backup that a run takes. */
  public static BackupFolder of(
      String database, Instant start, UUID runId, Compression compression) {
    return new BackupFolder(name(database, start, runId), compression);
  }

  private static String name(String database, Instant start, UUID runId) {
    return of(database) + TIME.format(start) + "-" + runId + "/";
  }
}
