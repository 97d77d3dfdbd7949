package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Cli.Result;
import java.nio.file.Path;
import java.util.Arrays;
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
  void tellsWhatWasRestored() {
    done("up");
    String backup = backUp();
    assertThat(restore(backup).maskedOut().replaceAll("file:\\S+", "URI"))
        .matches(
            "  URI\nDone\\. DATABASE \\(dev\\) is restored: 7 rows, \\d\\.\\d kB, at"
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
}
