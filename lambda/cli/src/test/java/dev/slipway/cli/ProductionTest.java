package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what ENVIRONMENT=prod asks for. */
class ProductionTest extends CliTestBase {

  @BeforeEach
  void beProduction() {
    project = project.with("ENVIRONMENT", "prod");
  }

  @Test
  void embeddedServerIsNoProduction(@TempDir Path folder) {
    Result result =
        Project.withoutDatabase(folder).with("ENVIRONMENT", "prod").run("up", "--no-backup");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.maskedErr())
        .startsWith("slipway: ENVIRONMENT is prod and no database is configured.");
  }

  @Test
  void upIsRefusedWithoutABackup() throws Exception {
    List<String> before = db.catalogue();
    Result result = project.run("up");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.maskedErr())
        .isEqualTo(
            """
            slipway: ENVIRONMENT is prod, which asks for more:
              backup: one must come first, and no store is set for it. Set BACKUP_STORE (--backup-store) or BACKUP_S3_BUCKET; or back up DATABASE yourself, then add --no-backup ("backupFirst":"never")
            The database was not changed.
            """);
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void noBackupWorksAndIsWrittenDown() {
    Result result = done("up", "--no-backup", "--json");
    assertThat(result.json()).containsEntry("outcome", "DONE").containsEntry("backup", null);
    assertThat(result.json().get("warnings")).hasToString("[no backup was taken (--no-backup)]");
    assertThat(done("up").out()).startsWith("Nothing to do.").doesNotContain("warning");
  }

  @Test
  void downTellsAllThatItAsksForAtOnce() throws Exception {
    done("up", "--no-backup");
    List<String> before = db.catalogue();
    Result result = project.run("down", "--json");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.json()).containsEntry("outcome", "FAILED");
    assertThat(result.maskedErr())
        .isEqualTo(
            """
            slipway: ENVIRONMENT is prod, which asks for more:
              backup: one must come first, and no store is set for it. Set BACKUP_STORE (--backup-store) or BACKUP_S3_BUCKET; or back up DATABASE yourself, then add --no-backup ("backupFirst":"never")
              confirm: to take migrations back here, add --confirm DATABASE
            The database was not changed.
            """);
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void downTakesTheRightNameOnly() {
    done("up", "--no-backup");
    Result wrong =
        project.run("down", "--no-backup", "--confirm", db.name().toUpperCase(Locale.ROOT));
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("confirm: ").doesNotContain("backup: ");
    Result right = done("down", "--no-backup", "--confirm", db.name());
    assertThat(right.maskedOut())
        .isEqualTo(
            """
              taken back 20250101_120000 notes (1 statement, N ms)
              warning: no backup was taken (--no-backup)
            Done. DATABASE (prod) is at 002. N ms, run RUN
            """);
  }

  @Test
  void upAndDownBackUpFirst(@TempDir Path store) {
    project = project.with("BACKUP_STORE", "file:" + store);
    String up = String.valueOf(done("up", "--json").json().get("backup"));
    assertThat(up).startsWith("file:" + store + "/database-backups/prod/" + db.name() + "/");
    assertThat(done("up").out()).startsWith("Nothing to do.");
    Map<String, Object> report = done("down", "--confirm", db.name(), "--json").json();
    assertThat(report.get("warnings")).hasToString("[]");
    assertThat(each(done("history", "--json").json().get("runs"), "backup"))
        .containsExactly(report.get("backup"), null, up);
    assertThat(each(done("backups", "--json").json().get("backups"), "backup"))
        .containsExactlyInAnyOrder(report.get("backup"), up);
    assertThat(each(done("backups", "--json").json().get("backups"), "version"))
        .containsExactlyInAnyOrder("20250101_120000", null);
  }

  @Test
  void failedBackupStopsTheRunBeforeAnyChange(@TempDir Path store) throws Exception {
    Path file = Files.writeString(store.resolve("file"), "in the way");
    done("up", "--no-backup", "002");
    List<String> before = db.catalogue();
    Result result = project.with("BACKUP_STORE", "file:" + file).run("up");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("failed while writing the ", "is a file, not a folder");
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(done("history", "--limit", "1").out()).contains("up  rolled back  at 002");
  }

  @Test
  void looksAskForNothing() {
    done("plan");
    done("status");
    done("up", "--dry-run");
    done("down", "--dry-run");
  }
}
