package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sections do to a database when they are written otherwise, say nothing, or are prose. */
class SectionsTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createTable() throws SQLException {
    db.execute("CREATE TABLE a (i int)", "INSERT INTO a SELECT generate_series(1, 1000)");
    project = Project.of(folder, db.url());
  }

  @Test
  void downOfAnotherToolNeverRunsInUp() throws SQLException {
    project.file(
        "20240101000000_init.sql",
        "create table if not exists a(i int);\n"
            + "-- +goose Down\n"
            + "drop table if exists a;\n");
    Result up = project.run("up", "--existing");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err())
        .contains(
            "20240101000000_init.sql:2:1: \"-- +goose Down\" is a line of goose. Write -- DOWN");
    assertThat(project.run("validate").exitCode()).isEqualTo(3);
    assertThat(db.queryString("SELECT count(*) FROM a")).isEqualTo("1000");
  }

  @Test
  void linesMayEndInCarriageReturns() throws SQLException {
    project.file("1_b.sql", "-- UP\rCREATE TABLE b (i int);\r-- DOWN\rDROP TABLE b;\r");
    assertThat(project.run("up", "--existing").exitCode()).isZero();
    assertThat(db.queryString("SELECT count(*) FROM b")).isEqualTo("0");
    assertThat(project.run("down").exitCode()).isZero();
    assertThat(db.queryString("SELECT to_regclass('b')")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-- Rollback", "-- Rollback: restore it", "-- Do nothing", "BEGIN; COMMIT;"})
  void whatIsNoScriptTakesNothingBack(String down) throws SQLException {
    project.file("1_b.sql", "-- UP\nCREATE TABLE b (i int);\n-- DOWN\n" + down);
    assertThat(project.run("up", "--existing").exitCode()).isZero();
    Result result = project.run("down");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("1: has no DOWN section");
    assertThat(db.queryString("SELECT state FROM schema_migrations")).isEqualTo("applied");
  }

  @Test
  void whatIsNoScriptCountsNotWhenItIsStoredEither() throws SQLException {
    project.file("1_b.sql", "CREATE TABLE b (i int);").file("2_c.sql", "CREATE TABLE c (i int);");
    assertThat(project.run("up", "--existing").exitCode()).isZero();
    db.execute("UPDATE schema_migrations SET down_script = 'Rollback' WHERE version = '2'");
    project.delete("2_c.sql");
    assertThat(project.run("down").err()).contains("2: has no DOWN section");
  }

  @Test
  void emptyDownTakesNothingBackAndSaysSo() throws SQLException {
    project.file("1_b.sql", "-- UP\nCREATE TABLE b (i int);\n-- DOWN: b stays\n");
    assertThat(project.run("up", "--existing").exitCode()).isZero();
    String said = "1 has an empty DOWN section: there is nothing to take back";
    assertThat(project.run("down", "--dry-run").out()).contains("warning: " + said);
    Result down = project.run("down");
    assertThat(down.exitCode()).as(down.toString()).isZero();
    assertThat(down.out() + down.err()).contains(said);
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("0");
    assertThat(db.queryString("SELECT count(*) FROM b")).isEqualTo("0");
  }

  @Test
  void upOfCommentsDoesNothing() throws SQLException {
    project.file("1_b.sql", "-- data is migrated in code.\n").file("2_c.sql", "CREATE TABLE c ();");
    Result up = project.run("up", "--existing");
    assertThat(up.exitCode()).as(up.toString()).isZero();
    assertThat(up.out()).contains("applied 1 b (0 statements", "applied 2 c (1 statement");
    assertThat(db.queryString("SELECT string_agg(state, ' ') FROM schema_migrations"))
        .isEqualTo("applied applied");
    assertThat(project.run("status", "--check").exitCode()).isZero();
  }
}
