package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a backup warns of a folder that others may enter. */
class OpenStoreTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path migrations;
  @TempDir Path store;

  @Test
  void whatIsOpenToOthersIsTold() throws Exception {
    Project project = Project.of(migrations, db.url()).with("BACKUP_STORE", "file:" + store);
    mode(store, "rwxr-xr-x");
    assertThat(project.run("backup").err()).doesNotContain("open to others");
    Path backups = store.resolve("database-backups");
    mode(backups, "rwxr-x---");
    assertThat(project.run("backup").err())
        .contains(
            "the store's folder "
                + backups
                + " is open to others (rwxr-x---). Close it with: chmod 700 "
                + backups);
    mode(backups, "rwx------");
    mode(store, "rwxrwxrwx");
    assertThat(project.run("backup").err())
        .contains("the store's folder " + store + " is open to others (rwxrwxrwx).");
  }

  private static void mode(Path folder, String permissions) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
