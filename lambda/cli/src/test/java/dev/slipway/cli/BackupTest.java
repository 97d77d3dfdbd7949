package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.SharedServer;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code backup} and {@code backups}. */
class BackupTest extends StoreTestBase {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private List<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  @Test
  void tellsWhatWasBackedUp() {
    done("up");
    assertThat(done("backup").maskedOut().replaceAll("file:\\S+", "URI"))
        .matches(
            "  URI\nDone\\. DATABASE \\(dev\\) is backed up at 20250101_120000: 16 rows,"
                + " \\d\\.\\d kB in 11 files\\. N ms\n");
    Map<String, Object> report = done("backup", "--json").json();
    assertThat(report.keySet())
        .containsExactly(
            "action",
            "outcome",
            "database",
            "environment",
            "backup",
            "version",
            "parts",
            "rows",
            "bytes",
            "compression",
            "excluded",
            "warnings",
            "runId",
            "durationMs");
    assertThat(report)
        .containsEntry("outcome", "DONE")
        .containsEntry("version", "20250101_120000")
        .containsEntry("parts", 10);
    assertThat(String.valueOf(report.get("backup")))
        .startsWith("file:" + store + "/database-backups/dev/" + db.name() + "/");
  }

  @Test
  void killedBackupIsListedAsIncomplete() throws Exception {
    assertThat(done("backups").out())
        .isEqualTo("No backup of " + db.name() + " (dev) in file:" + store + ".\n");
    done("up");
    done("backup", "--compression", "gzip");
    try (ChildProcess child = CliProcess.start(folder, project.environment(), "backup")) {
      while (files("000-pre.sql.zst").isEmpty() && child.isAlive()) {
        Thread.sleep(5);
      }
      child.killForcibly();
    }
    List<Object> states =
        CliTestBase.each(done("backups", "--json").json().get("backups"), "state");
    assertThat(states).containsExactlyInAnyOrder("incomplete", "complete");
    assertThat(done("backups").maskedOut())
        .containsPattern("(?m)^TIME  \\d+ s old +incomplete  .* under way, or broken off$")
        .containsPattern("(?m)^TIME  \\d+ s old +complete    .* at 20250101_120000, \\d+ rows$");
  }

  /** A typing error is no store without backups. */
  @Test
  void aStoreThatIsNotThereIsNoEmptyOne() throws Exception {
    Path absent = store.resolve("typo/deeper");
    for (String[] command : new String[][] {{"backups"}, {"backups", "--prune"}}) {
      Result result = project.with("BACKUP_STORE", "file:" + absent).run(command);
      assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .isEqualTo(
              "slipway: There is no folder "
                  + absent
                  + ". Nothing was done. Check --backup-store or BACKUP_STORE; the first backup"
                  + " makes the folder.\n");
    }
    Path file = Files.writeString(store.resolve("file"), "");
    Result result = project.with("BACKUP_STORE", "file:" + file).run("backups", "--json");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.json().get("message")).asString().startsWith(file + " is not a folder.");
    assertThat(absent).doesNotExist();
  }

  @Test
  void theEmbeddedDefaultIsThereFromTheFirstBackupOn(@TempDir Path empty) throws IOException {
    try (ChildProcess child = CliProcess.start(empty, Map.of(), "backups")) {
      assertThat(child.waitFor(LIMIT)).as(child.stderr()).isZero();
      assertThat(child.stdout()).startsWith("No backup of slipway (dev) in file:");
    }
  }

  @Test
  void embeddedDefaultKeepsItsBackupsBesideItsData(@TempDir Path empty) throws IOException {
    SharedServer.into(empty);
    Map<String, String> nothing = Map.of();
    try (ChildProcess child = CliProcess.start(empty, nothing, "backup")) {
      assertThat(child.waitFor(LIMIT)).as(child.stderr()).isZero();
      assertThat(child.stdout()).contains("Done. slipway (dev) is backed up at no version");
    }
    Path backups = empty.resolve(".slipway/backups/database-backups/dev/slipway");
    try (Stream<Path> files = Files.walk(backups)) {
      assertThat(files.filter(file -> file.endsWith("manifest.json"))).hasSize(1);
    }
  }

  @Test
  void withoutAStoreNothingIsDone() {
    project = project.without("BACKUP_STORE");
    for (String command : List.of("backup", "backups")) {
      Result result = project.run(command);
      assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err())
          .isEqualTo(
              "slipway: No backup store is configured. Set BACKUP_STORE (--backup-store) to"
                  + " file:folder or s3://bucket/prefix, or BACKUP_S3_BUCKET to a bucket. Nothing"
                  + " was done.\n");
    }
  }

  @Test
  void wrongOptionsAreToldTogether() {
    Result result = project.run("backup", "--compression", "lz4", "--workers", "0");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .isEqualTo(
            """
            slipway: The request is wrong:
              --compression: must be zstd or gzip
              --workers: must be a whole number from 1 to 32
            Nothing was done.
            """);
  }
}
