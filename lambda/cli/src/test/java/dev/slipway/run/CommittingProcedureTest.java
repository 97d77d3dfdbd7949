package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Procedures that end transactions where no text tells: the server does, and they run outside. */
class CommittingProcedureTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProcedures() throws SQLException {
    db.execute(
        "CREATE TABLE log (at text)",
        "CREATE PROCEDURE b() LANGUAGE plpgsql AS"
            + " $$ BEGIN INSERT INTO log VALUES ('b'); COMMIT; END $$",
        "CREATE PROCEDURE a() LANGUAGE plpgsql AS $$ BEGIN CALL b(); END $$",
        "CREATE PROCEDURE \"my,proc\"() LANGUAGE plpgsql AS $$ BEGIN CALL a(); END $$",
        "CREATE PROCEDURE quiet() LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'COM' || 'MIT'; END $$");
    project = Project.of(folder, db.url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL a();",
        "CALL \"my,proc\"();",
        "DO $$ BEGIN CALL a(); END $$;",
        "DO $x$ BEGIN EXECUTE 'CREATE PROCEDURE made() LANGUAGE plpgsql AS ''BEGIN CALL b();"
            + " END'''; END $x$;\n"
            + "CALL made();",
        "CREATE PROCEDURE made() LANGUAGE plpgsql AS $$ BEGIN CALL a(); END $$;\nCALL made();",
        "SELECT 'CALL a()' \\gexec"
      })
  void runsOutsideOfTransactions(String call) throws SQLException {
    project.file(
        "1_a.sql",
        "SET search_path = public;\nINSERT INTO log VALUES ('before');\n"
            + call
            + "\nINSERT INTO log SELECT current_setting('search_path');\n"
            + "-- VERIFY\nSELECT count(*) = 3 FROM log;");
    Cli.Result up = project.run("up", "--existing");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(db.rows("SELECT at FROM log"))
        .containsExactly(List.of("before"), List.of("b"), List.of("public"));
    assertThat(history()).containsExactly("1 applied");
  }

  @Test
  void resumeGoesOnBehindIt() throws SQLException {
    String file = "INSERT INTO log VALUES ('one'), ('two');\nCALL a();\nVACUUM log;\nCALL a();\n";
    project.file("1_a.sql", file + "SELECT 1;\nSELECT 1/0;");
    Cli.Result failed = project.run("up", "--existing");
    assertThat(failed.err()).contains("1_a.sql:6:", "4 of 5 segments are done");
    project.file("1_a.sql", file + "INSERT INTO log VALUES ('end');");
    assertThat(project.run("status").out()).contains("partial: 1");
    Cli.Result up = project.run("up", "--existing");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(db.queryString("SELECT string_agg(at, ' ' ORDER BY at) FROM log"))
        .isEqualTo("b b end one two");
    assertThat(history()).containsExactly("1 applied");
  }

  @Test
  void changeOfWhatIsDoneIsStillRefused() {
    String file = "INSERT INTO log VALUES ('one');\nCALL a();\n";
    project.file("1_a.sql", file + "SELECT 1/0;");
    assertThat(project.run("up", "--existing").exitCode()).isEqualTo(1);
    project.file("1_a.sql", file.replace("one", "1") + "SELECT 1;");
    assertThat(project.run("up", "--existing").err()).contains("has changed in the file");
  }

  @Test
  void wayBackDoesTheSame() throws SQLException {
    project.file("1_a.sql", "SELECT 1;\n-- DOWN\nINSERT INTO log VALUES ('down');\nCALL a();\n");
    assertThat(project.run("up", "--existing").exitCode()).isZero();
    Cli.Result down = project.run("down");
    assertThat(down.exitCode()).as(down.err()).isZero();
    assertThat(db.queryString("SELECT string_agg(at, ' ') FROM log")).isEqualTo("down b");
    assertThat(history()).isEmpty();
  }

  /** As in psql: in his own transaction it is the author's mistake. */
  @Test
  void transactionOfTheAuthorIsNotCut() throws SQLException {
    project.file("1_a.sql", "BEGIN;\nINSERT INTO log VALUES ('x');\nCALL a();\nCOMMIT;");
    Cli.Result failed = project.run("up", "--existing");
    assertThat(failed.err()).contains("1_a.sql:3:1: invalid transaction termination (2D000)");
    assertThat(db.rows("SELECT at FROM log")).isEmpty();
  }

  @Test
  void labelThatIsUsedTooEarlyIsToldWithTheWayOut() {
    project.file(
        "1_a.sql",
        "CREATE TYPE mood AS ENUM ('ok');\nCOMMIT;\nDO $$ BEGIN"
            + " EXECUTE 'ALTER TYPE mood ADD VALUE ''new'''; END $$;\nSELECT 'new'::mood;");
    assertThat(project.run("up", "--existing").err())
        .contains("55P04", "put COMMIT; before that statement in the file");
  }

  private List<String> history() throws SQLException {
    return db.rows("SELECT version || ' ' || state FROM schema_migrations").stream()
        .map(row -> row.get(0))
        .toList();
  }
}
