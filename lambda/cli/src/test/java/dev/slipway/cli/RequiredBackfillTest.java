package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests migrations that require a backfill: refused, run in between, or waited for. */
class RequiredBackfillTest {

  private static final String FILL =
      """
      -- Table: words
      -- Batch: 10
      UPDATE words SET size = length(word) WHERE id > :batch_from AND id <= :batch_to;
      """;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void write() {
    project =
        Project.of(folder, db.url())
            .file("001_words.sql", "CREATE TABLE words (id int PRIMARY KEY, word text, size int);")
            .file("backfills/fill.sql", FILL);
  }

  private void contract() {
    project
        .file(
            "002_strict.sql",
            "-- slipway: requires-backfill=fill\nALTER TABLE words ALTER size SET NOT NULL;")
        .file("003_more.sql", "CREATE TABLE more (id int);");
  }

  private void filled() throws Exception {
    project.done("up");
    db.execute("INSERT INTO words SELECT i, repeat('x', i) FROM generate_series(1, 25) i");
    contract();
  }

  @Test
  void upRefusesWhileItIsNotDone() throws Exception {
    filled();
    Result refused = project.run("up");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains(
            "002: requires the backfill fill, which was never run (25 rows). Run it first: backfill"
                + " fill --execute; or with the migrations: up --backfill",
            "Nothing was run, the database is as it was.");
    assertThat(project.run("backfill", "fill", "--execute", "--max-rows", "10").exitCode())
        .isEqualTo(4);
    assertThat(project.failed("up")).contains("which is paused (15 rows left)");
    assertThat(project.done("plan").out())
        .contains(
            "warning: 002 requires the backfill fill, which is paused (15 rows left); up --backfill"
                + " runs it first");
    assertThat(project.done("status").out()).contains("(requires the backfill fill)");
    project.done("backfill", "fill", "--execute");
    assertThat(project.done("up").out()).contains("applied 002", "applied 003");
    project.delete("backfills/fill.sql");
    assertThat(project.done("up").out()).contains("Nothing to do.");
  }

  @Test
  void withBackfillItIsRunInItsPlace() throws Exception {
    filled();
    Map<String, Object> json = project.done("up", "--backfill", "--json").json();
    assertThat(json).containsEntry("outcome", "DONE").containsEntry("to", "003");
    assertThat((List<?>) json.get("steps")).hasSize(2);
    assertThat(db.queryString("SELECT sum(size) FROM words")).isEqualTo("325");
    assertThat(project.done("backfills").out()).contains("fill  done");
  }

  /** A new database, of a developer or in CI, needs no second command. */
  @Test
  void aTableWithoutRowsIsFilledByTheRunItself() {
    contract();
    project.file(
        "001_words.sql",
        "CREATE TABLE words (id int PRIMARY KEY, word text, size int);\n"
            + "INSERT INTO words VALUES (1, 'boat');");
    assertThat(project.done("up").out())
        .contains("applied 001", "applied 002", "applied 003", "is at 003.");
    assertThat(project.done("backfills").out()).contains("fill  done");
  }

  @Test
  void aHeldOneIsWaitedFor() throws Exception {
    filled();
    project.run("backfill", "fill", "--execute", "--max-rows", "10");
    project.done("backfill", "fill", "--pause");
    Result paused = project.run("up", "--backfill");
    assertThat(paused.exitCode()).isEqualTo(4);
    assertThat(paused.out())
        .contains(
            "of which 15 rows are left; it is held by",
            "backfill fill --resume",
            "2 still pending");
    project.done("backfill", "fill", "--resume");
    project.done("up");
  }

  /** What went before is told with it, and the next run goes on. */
  @Test
  void oneThatFailsStopsTheMigrationsBehindIt() throws Exception {
    filled();
    db.execute("ALTER TABLE words ADD CHECK (size <> 7)");
    Result failed = project.run("up", "--backfill", "--json");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).contains("\"FAILED\"", "23514", "The backfill fill stopped");
    db.execute("ALTER TABLE words DROP CONSTRAINT words_size_check");
    project.done("up", "--backfill");
    assertThat(db.queryString("SELECT count(*) FROM words WHERE size <> length(word)"))
        .isEqualTo("0");
  }

  @Test
  void whatCannotBeRunIsToldBeforeAnythingIs() {
    contract();
    project
        .file("002_strict.sql", "-- slipway: requires-backfill=gone,broken\nSELECT 1;")
        .file("003_more.sql", "-- slipway: requires-backfill=given\nSELECT 1;")
        .file("backfills/broken.sql", FILL.replace("AND", "OR"));
    for (String option : List.of("--backfill", "--no-backup")) {
      assertThat(project.failed("up", option))
          .contains(
              "002: requires the backfill gone, and there is no file backfills/gone.sql",
              "backfills/broken.sql:3:44: the bounds of the batch",
              "003: requires the backfill given",
              "Nothing was run");
    }
    project
        .delete("002_strict.sql")
        .file(
            "backfills/given.sql", "-- Params: kind\n" + FILL.replace("length", ":kind || length"));
    assertThat(project.run("up", "--backfill").err())
        .contains("kind: is missing; give it with --param kind=VALUE");
    assertThat(project.done("status", "--json").json().get("applied")).asString().isEqualTo("[]");
  }

  /** Before the deploy's later files fail, some of it is in the database. */
  @Test
  void aStageThatFailsTellsOfThoseBeforeIt() throws Exception {
    filled();
    project
        .delete("002_strict.sql")
        .file("002_first.sql", "CREATE TABLE first (id int);")
        .file("003_more.sql", "-- slipway: requires-backfill=fill\nSELECT 1 / 0;");
    Result failed = project.run("up", "--backfill", "--json");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.json()).containsEntry("outcome", "FAILED").containsEntry("sqlState", "22012");
    assertThat(String.valueOf(failed.json().get("steps"))).contains("version=002");
  }

  @Test
  void itsParametersAreGivenWithTheRun() throws Exception {
    filled();
    project.file(
        "backfills/fill.sql", "-- Params: plus int\n" + FILL.replace("(word)", "(word) + :plus"));
    assertThat(project.run("up", "--backfill").err())
        .contains("plus: is missing; give it with --param plus=VALUE");
    Result wrong = project.run("up", "--backfill", "--param", "plus=1", "--param", "puls=1");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("puls: is a parameter of no backfill; known are plus");
    assertThat(db.queryString("SELECT count(size) FROM words")).isEqualTo("0");
    project.done("up", "--backfill", "--param", "plus=100");
    assertThat(db.queryString("SELECT min(size) FROM words")).isEqualTo("101");
    project.done("up", "--backfill", "--param", "plus=100");
  }

  /** As a value that no placeholder stands for. */
  @Test
  void parametersOfNoneAreRefused() {
    for (String command : List.of("up", "plan")) {
      assertThat(project.run(command, "--param", "plus=1").err())
          .contains("plus: is a parameter of no backfill; none in the folder has one");
    }
  }

  /** The backup comes before rows are changed, and not only before the migration. */
  @Test
  void aProtectedDatabaseIsBackedUpBeforeTheBackfill(@TempDir Path store) throws Exception {
    filled();
    project = project.with("ENVIRONMENT", "prod").with("BACKUP_STORE", "file:" + store);
    project.done("up", "--backfill", "--environment-changed");
    assertThat(
            db.queryString(
                "SELECT string_agg(action || CASE WHEN backup_uri IS NULL THEN '' ELSE ' saved'"
                    + " END, ', ' ORDER BY started_at) FROM schema_migration_runs"))
        .isEqualTo("up, up saved, backfill, up saved");
  }

  @Test
  void inOtherEnvironmentsThanItsOwnItIsNotRequired() throws Exception {
    filled();
    db.execute("UPDATE words SET size = 1");
    project.file("backfills/fill.sql", "-- slipway: environments=prod\n" + FILL);
    assertThat(project.done("up").out()).contains("applied 002");
  }
}
