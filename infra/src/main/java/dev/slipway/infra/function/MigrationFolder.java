package dev.slipway.infra.function;

import dev.slipway.backfill.file.Backfills;
import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The migrations a deploy brings.
 *
 * @param files read as the function will read them
 * @param headVersion the highest numbered version, empty when there are only repeatables
 */
public record MigrationFolder(Path folder, List<Migration> files, String headVersion) {

  /** Whether there are backfills beside them. */
  public boolean hasBackfills() {
    return Files.isDirectory(folder.resolve(Backfills.FOLDER));
  }

  /**
   * Reads every file as the function will, so that what cannot run is not deployed either. Throws
   * what reading throws, with all problems of all files, and {@link dev.slipway.error.InvalidInput}
   * when there is no file: the folder is most likely another.
   */
  public static MigrationFolder read(Path folder) {
    Migrations migrations = Migrations.read(new FolderSource(folder));
    return new MigrationFolder(
        folder, migrations.list(), migrations.newest().map(Version::toString).orElse(""));
  }
}
