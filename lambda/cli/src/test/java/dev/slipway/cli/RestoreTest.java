package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.s3.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code restore} of whole backups. */
class RestoreTest extends RestoreTestBase {

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "gzip"})
  void restoresWhatWasBackedUp(String compression) throws Exception {
    done("up");
    db.execute(
        "INSERT INTO words (id, word) SELECT i, 'word ' || i FROM generate_series(2, 1000) i",
        "CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM words",
        "CREATE SEQUENCE numbers; SELECT nextval('numbers'), nextval('numbers')",
        "SELECT lo_from_bytea(700001, '\\x010203')",
        "GRANT SELECT ON LARGE OBJECT 700001 TO PUBLIC",
        "COMMENT ON LARGE OBJECT 700001 IS E'two;\nlines'");
    succeeded(restore(backUp("--compression", compression)));
    assertThat(target.catalogue()).isEqualTo(db.catalogue());
    String rows = "SELECT w::text FROM words w ORDER BY id";
    assertThat(target.rows(rows)).hasSize(1000).isEqualTo(db.rows(rows));
    assertThat(target.queryString("SELECT n FROM totals")).isEqualTo("1000");
    assertThat(target.queryString("SELECT nextval('numbers')")).isEqualTo("3");
    assertThat(target.queryString("SELECT lo_get(700001)::text")).isEqualTo("\\x010203");
    assertThat(project.on(target.url()).run("status", "--check").exitCode()).isZero();
    assertThat(target.queryString("SELECT to_regnamespace('slipway_restore') IS NULL"))
        .isEqualTo("t");
  }

  @Test
  void restoresEveryKindOfObject() throws Exception {
    makeEveryKind(db);
    project = project.on(db.superuserUrl());
    String backup = backUp();
    succeeded(restoreAs(target.superuserUrl(), backup, "--workers", "4"));
    assertThat(dump(target)).isEqualTo(dump(db)).contains("CREATE EVENT TRIGGER");
  }

  @Test
  void restoresTheSample() throws Exception {
    Path sample = Path.of(System.getProperty("slipway.root"), "migrations");
    project = project.with("MIGRATIONS", sample.toString());
    done("up");
    succeeded(restore(backUp()));
    assertThat(dump(target)).isEqualTo(dump(db));
    assertThat(project.on(target.url()).run("status", "--check").exitCode()).isZero();
    String history = "SELECT m::text FROM schema_migrations m ORDER BY version";
    assertThat(target.rows(history)).isNotEmpty().isEqualTo(db.rows(history));
  }

  @Test
  void tellsWhatWasRestored() {
    done("up");
    String backup = backUp();
    assertThat(restore(backup).maskedOut().replaceAll("file:\\S+", "URI"))
        .matches(
            "  URI\nDone\\. DATABASE \\(dev\\) is restored: 16 rows, \\d\\.\\d kB, at"
                + " 20250101_120000\\. N ms, run RUN\n");
    Map<String, Object> report = restore(backup, "--clean", "--json").json();
    assertThat(report.keySet())
        .containsExactly(
            "action",
            "outcome",
            "database",
            "environment",
            "backup",
            "saved",
            "version",
            "parts",
            "rows",
            "bytes",
            "unitsLeft",
            "resumed",
            "leftOut",
            "differences",
            "warnings",
            "runId",
            "durationMs");
    assertThat(report)
        .containsEntry("outcome", "DONE")
        .containsEntry("backup", backup)
        .containsEntry("version", "20250101_120000")
        .containsEntry("unitsLeft", 0);
  }

  @Test
  void writesTheRunIntoTheRestoredLog() throws Exception {
    done("up");
    String backup = backUp();
    succeeded(restore(backup));
    assertThat(
            target.rows(
                "SELECT action, status, to_version, backup_uri, finished_at >= started_at"
                    + " FROM schema_migration_runs ORDER BY started_at DESC LIMIT 2"))
        .containsExactly(
            List.of("restore", "completed", "20250101_120000", backup, "t"),
            Arrays.asList("backup", "completed", null, backup, "t"));
    Result up = project.on(target.url()).run("up");
    assertThat(up.out()).startsWith("Nothing to do.");
  }

  /** PostgreSQL writes a list of varchars otherwise when it has read what it wrote. */
  @Test
  void whatARestoreMakesIsNoDrift() throws Exception {
    project.file("003_ranks.sql", "CREATE TABLE ranks (r varchar(5) CHECK (r IN ('a', 'b')));");
    done("up");
    succeeded(restore(backUp()));
    project = project.on(target.url());
    assertThat(done("drift").out()).contains("the schema is as the last run left it");
    target.execute("CREATE INDEX by_hand ON ranks (r)");
    assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void findsABackupByManyNames() {
    done("up");
    String backup = backUp();
    Path moved = folder.resolve("elsewhere");
    assertThat(folder(backup).toFile().renameTo(moved.toFile())).isTrue();
    for (String name :
        List.of("file:" + moved, "file:" + moved + "/", moved.toString(), "file://" + moved)) {
      succeeded(restore(name, "--clean"));
    }
    done("backup");
    succeeded(restore("latest:" + db.name(), "--clean"));
    project = project.on(target.url());
    done("backup");
    succeeded(restore("latest", "--clean"));
  }

  @Test
  void restoresFromABucket() throws Exception {
    done("up");
    project = project.with("BACKUP_STORE", "s3://" + S3Server.createBucket() + "/kept");
    Map<String, String> variables = new HashMap<>(project.environment());
    variables.putAll(
        Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "example",
            "AWS_ENDPOINT_URL_S3", S3Server.endpoint()));
    String backup = childs(variables, "backup");
    assertThat(backup).contains("s3://");
    String uri = backup.lines().findFirst().orElseThrow().strip();
    variables.put("DATABASE_URL", target.url());
    variables.remove("BACKUP_STORE");
    assertThat(childs(variables, "restore", uri)).contains("is restored: 16 rows");
    assertThat(target.catalogue()).isEqualTo(db.catalogue());
  }

  private String childs(Map<String, String> variables, String... arguments) {
    try (ChildProcess child = CliProcess.start(folder, variables, arguments)) {
      assertThat(child.waitFor(Duration.ofMinutes(1))).as(child.stderr()).isZero();
      return child.stdout();
    }
  }

  @Test
  void partitionsOfAllKindsAreRestored() throws Exception {
    db.execute(
        "CREATE TABLE hub (id int PRIMARY KEY)",
        "CREATE TABLE days (day date, n int REFERENCES hub, PRIMARY KEY (day, n))"
            + " PARTITION BY RANGE (day)",
        "CREATE TABLE days_2025 PARTITION OF days FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"
            + " PARTITION BY LIST (n)",
        "CREATE TABLE days_2025_1 PARTITION OF days_2025 FOR VALUES IN (1)",
        "CREATE TABLE days_2025_x PARTITION OF days_2025 DEFAULT",
        "CREATE TABLE days_rest PARTITION OF days DEFAULT",
        "CREATE TABLE notes (day date, n int, FOREIGN KEY (day, n) REFERENCES days)",
        "CREATE INDEX days_n ON days (n)",
        "INSERT INTO hub VALUES (1), (2)",
        "INSERT INTO days VALUES ('2025-05-05', 1), ('2025-05-05', 2), ('2030-01-01', 1)",
        "INSERT INTO notes VALUES ('2030-01-01', 1)");
    succeeded(restore(backUp(), "--workers", "4"));
    assertThat(dump(target)).isEqualTo(dump(db));
    assertThat(target.rows("SELECT d::text FROM days d ORDER BY 1"))
        .hasSize(3)
        .isEqualTo(db.rows("SELECT d::text FROM days d ORDER BY 1"));
    assertThat(target.queryString("SELECT reltuples FROM pg_class WHERE relname = 'days'"))
        .isEqualTo("3");
  }
}
