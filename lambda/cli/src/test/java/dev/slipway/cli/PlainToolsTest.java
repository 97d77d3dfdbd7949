package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StoredObject;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.psql.PlainTools;
import dev.slipway.testing.psql.Psql;
import dev.slipway.testing.s3.S3Server;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that every kind of backup is restored by {@code cat}, {@code zstd} and {@code psql}. */
class PlainToolsTest extends CliTestBase {

  private static final String QUICK_ROWS = "SELECT count(*) FROM quick";

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", S3Server::endpoint);

  @TempDir Path store;

  @BeforeEach
  void fill() throws Exception {
    done("up");
    db.execute(
        "INSERT INTO words (id, word) SELECT i, E'tab\\t line\\n back\\\\ ü ' || i FROM"
            + " generate_series(2, 1000) i",
        "CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM words",
        "CREATE SEQUENCE numbers; SELECT nextval('numbers'), nextval('numbers')",
        "CREATE UNLOGGED TABLE quick AS SELECT 1",
        "SELECT lo_from_bytea(700001, '\\x010203')",
        "GRANT SELECT ON LARGE OBJECT 700001 TO PUBLIC");
  }

  @ParameterizedTest
  @CsvSource({"zstd, folder", "gzip, folder", "zstd, bucket", "gzip, bucket"})
  void backupsOfEveryKindAreRestored(String compression, String place) throws Exception {
    String uri = place.equals("folder") ? "file:" + store : "s3://" + S3Server.createBucket();
    project = project.with("BACKUP_STORE", uri);
    restores(done("backup", "--compression", compression, "--json").json(), "1");
  }

  @Test
  void aBackupWithoutUnloggedRowsIsRestored() throws Exception {
    project = project.with("BACKUP_STORE", "file:" + store);
    restores(done("backup", "--no-unlogged", "--json").json(), "0");
  }

  /** Whatever is installed, nothing is found here. */
  @Test
  void aBackupByTheBuiltInDumperIsRestored(@TempDir Path nothing) throws Exception {
    Map<String, String> variables = new HashMap<>(project.environment());
    variables.put("BACKUP_STORE", "file:" + store);
    variables.put("PATH", nothing.toString());
    try (ChildProcess child = CliProcess.start(folder, variables, "backup")) {
      assertThat(child.waitFor(Duration.ofMinutes(2))).as(child.stderr()).isZero();
    }
    project = project.with("BACKUP_STORE", "file:" + store);
    List<?> backups = (List<?>) done("backups", "--json").json().get("backups");
    Object uri = ((Map<?, ?>) backups.get(0)).get("backup");
    restores(Map.of("backup", uri, "compression", "zstd"), "1");
  }

  private void restores(Map<String, Object> backup, String quickRows) throws Exception {
    boolean zstd = backup.get("compression").equals("zstd");
    Path copy = copy(String.valueOf(backup.get("backup")));
    try (PgDatabase target = PgDatabase.open()) {
      Psql.Result restored =
          PlainTools.restore(
              copy, zstd ? "zst" : "gz", zstd ? "zstd -dc" : "gzip -dc", target.superuserUrl());
      assertThat(restored.exitCode()).as(restored.stderr()).isZero();
      List<String> catalogue = new ArrayList<>(db.catalogue());
      catalogue.removeIf(line -> quickRows.equals("0") && line.startsWith("row public.quick "));
      assertThat(target.catalogue()).isEqualTo(catalogue);
      String rows = "SELECT w::text FROM words w ORDER BY id";
      assertThat(target.rows(rows)).hasSize(1000).isEqualTo(db.rows(rows));
      assertThat(target.queryString("SELECT n FROM totals")).isEqualTo("1000");
      assertThat(target.queryString("SELECT nextval('numbers')")).isEqualTo("3");
      assertThat(target.queryString("SELECT lo_get(700001)::text")).isEqualTo("\\x010203");
      assertThat(target.queryString(QUICK_ROWS)).isEqualTo(quickRows);
      assertThat(project.on(target.url()).run("status", "--check").exitCode()).isZero();
    }
  }

  /** Copies a backup's files out of its store. */
  private Path copy(String uri) throws Exception {
    Storage backup = Wiring.storage(uri);
    Path copy = Files.createDirectory(folder.resolve("copy"));
    for (StoredObject object : backup.list("")) {
      try (InputStream in = backup.open(object.key())) {
        Files.copy(in, copy.resolve(object.key()));
      }
    }
    return copy;
  }
}
