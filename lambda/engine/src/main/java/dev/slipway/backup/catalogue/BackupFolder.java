package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.ServerId;
import java.util.Locale;

/**
 * Where the files of one backup are.
 *
 * @param prefix what all their keys begin with, ending with a slash
 */
public record BackupFolder(String prefix, Compression compression) {

  /** The folder that all backups of a store are below. */
  public static final String ALL = "database-backups";

  private static final String ROOT = ALL + "/";

  /** The folder of all backups of an owner, whatever server they are of. */
  static String of(BackupOwner owner) {
    return ROOT
        + FileNames.ofDatabase(owner.environment().toLowerCase(Locale.ROOT))
        + "/"
        + FileNames.ofDatabase(owner.database())
        + "/";
  }

  /** Where older versions kept the backups of a database, of whatever environment and server. */
  static String ofOlder(BackupOwner owner) {
    return ROOT + FileNames.ofDatabase(owner.database()) + "/";
  }

  /** The folder of the backup that a run takes of a server. */
  public static BackupFolder of(
      BackupOwner owner, ServerId server, RunStamp stamp, Compression compression) {
    return new BackupFolder(of(owner) + server.folder() + "/" + stamp.name() + "/", compression);
  }
}
