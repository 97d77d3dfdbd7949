package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.slipway.testing.ChildProcess;
import dev.slipway.testing.Cli.Result;
import dev.slipway.testing.PgDatabase;
import dev.slipway.testing.Psql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code backup} and {@code backups}. */
class BackupTest extends CliTestBase {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path store;

  @BeforeEach
  void nameTheStore() {
    project = project.with("BACKUP_STORE", "file:" + store);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "gzip"})
  void plainToolsRestoreABackup(String compression) throws Exception {
    done("up");
    db.execute(
        "INSERT INTO words (id, word) SELECT i, 'word ' || i FROM generate_series(2, 1000) i",
        "CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM words",
        "CREATE SEQUENCE numbers; SELECT nextval('numbers'), nextval('numbers')",
        "SELECT lo_from_bytea(700001, '\\x010203')",
        "GRANT SELECT ON LARGE OBJECT 700001 TO PUBLIC");
    done("backup", "--compression", compression);
    try (PgDatabase target = PgDatabase.open()) {
      Psql.Result restored = Psql.run(target.superuserUrl(), script(compression), "-1", "-q");
      assertThat(restored.exitCode()).as(restored.stderr()).isZero();
      assertThat(target.catalogue()).isEqualTo(db.catalogue());
      String rows = "SELECT w::text FROM words w ORDER BY id";
      assertThat(target.rows(rows)).hasSize(1000).isEqualTo(db.rows(rows));
      assertThat(target.queryString("SELECT n FROM totals")).isEqualTo("1000");
      assertThat(target.queryString("SELECT nextval('numbers')")).isEqualTo("3");
      assertThat(target.queryString("SELECT lo_get(700001)::text")).isEqualTo("\\x010203");
      assertThat(project.on(target.url()).run("status", "--check").exitCode()).isZero();
    }
  }

  /** All files of the only backup, one behind the other in the order of their names. */
  private Path script(String compression) throws IOException {
    Path script = folder.resolve("all.txt");
    try (OutputStream out = Files.newOutputStream(script)) {
      for (Path file : files(".sql." + (compression.equals("zstd") ? "zst" : "gz"))) {
        try (InputStream in = Files.newInputStream(file);
            InputStream text =
                compression.equals("zstd")
                    ? new ZstdInputStreamNoFinalizer(in)
                    : new GZIPInputStream(in)) {
          text.transferTo(out);
        }
      }
    }
    return script;
  }

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
            "  URI\nDone\\. DATABASE \\(dev\\) is backed up at 20250101_120000: 7 rows,"
                + " \\d\\.\\d kB in 9 files\\. N ms\n");
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
            "runId",
            "durationMs");
    assertThat(report)
        .containsEntry("outcome", "DONE")
        .containsEntry("version", "20250101_120000")
        .containsEntry("parts", 8);
    assertThat(String.valueOf(report.get("backup")))
        .startsWith("file:" + store + "/database-backups/" + db.name() + "/");
  }

  @Test
  void killedBackupIsListedAsIncomplete() throws Exception {
    assertThat(done("backups").out())
        .isEqualTo("No backup of " + db.name() + " in file:" + store + ".\n");
    done("up");
    done("backup", "--compression", "gzip");
    try (ChildProcess child = ChildProcess.start(folder, project.environment(), "backup")) {
      while (files("000-pre.sql.zst").isEmpty() && child.isAlive()) {
        Thread.sleep(5);
      }
      child.killForcibly();
    }
    List<Object> states =
        CliTestBase.each(done("backups", "--json").json().get("backups"), "state");
    assertThat(states).containsExactly("incomplete", "complete");
    assertThat(done("backups").maskedOut())
        .containsPattern("(?m)^TIME  \\d+ s old  incomplete  .* under way, or broken off$")
        .containsPattern("(?m)^TIME  \\d+ s old  complete    .* at 20250101_120000, \\d rows$");
  }

  @Test
  void embeddedDefaultKeepsItsBackupsBesideItsData(@TempDir Path empty) throws IOException {
    Map<String, String> nothing = Map.of();
    try (ChildProcess child = ChildProcess.start(empty, nothing, "backup")) {
      assertThat(child.waitFor(LIMIT)).as(child.stderr()).isZero();
      assertThat(child.stdout()).contains("Done. slipway (dev) is backed up at no version");
    }
    Path backups = empty.resolve(".slipway/backups/database-backups/slipway");
    try (Stream<Path> files = Files.walk(backups)) {
      assertThat(files.filter(file -> file.endsWith("manifest.json"))).hasSize(1);
    }
  }

  @Test
  void withoutAStoreNothingIsDone() {
    project = project.with("BACKUP_STORE", "");
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
              compression: must be zstd or gzip, not lz4
              workers: must be a whole number from 1 to 32, not 0
            Nothing was done.
            """);
  }
}
