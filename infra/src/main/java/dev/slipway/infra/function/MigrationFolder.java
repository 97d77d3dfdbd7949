package dev.slipway.infra.function;

import dev.slipway.backfill.file.Backfills;
import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/**
 * The migrations a deploy brings.
 *
 * @param files read as the function will read them
 * @param headVersion the highest numbered version, empty when there are only repeatables
 */
public record MigrationFolder(Path folder, List<Migration> files, String headVersion)
    implements MigrationSource {

  @Override
  public boolean hasBackfills() {
    return Files.isDirectory(folder.resolve(Backfills.FOLDER));
  }

  /** As a zip that the CDK uploads before a deploy. */
  @Override
  public MigrationFiles in(Construct scope) {
    Asset asset =
        Asset.Builder.create(scope, "Migrations")
            .path(folder.toString())
            // What an operating system or an editor leaves behind is no reason to run anything.
            .exclude(List.of(".*", "**/.*"))
            .build();
    return new MigrationFiles(
        asset.getBucket(), asset.getS3ObjectKey(), asset.getS3ObjectUrl(), asset.getAssetHash());
  }

  /**
   * Reads every file as the function will, so that what cannot run is not deployed either. Throws
   * what reading throws, with all problems of all files, and {@link dev.slipway.error.InvalidInput}
   * when there is no file: the folder is most likely another.
   *
   * @param format the tool whose form the folder has, null where the files tell
   */
  public static MigrationFolder read(Path folder, @Nullable String format) {
    Migrations migrations = Migrations.read(new FolderSource(folder, format));
    return new MigrationFolder(
        folder, migrations.list(), migrations.newest().map(Version::toString).orElse(""));
  }
}
