package dev.slipway.history;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of our names are recognised by all their columns; others stay as they are. */
class ForeignTableTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url()).file("001_a.sql", "CREATE TABLE a (i int);");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema_migrations (version text PRIMARY KEY, applied_at timestamptz, checksum bytea)",
        "schema_migrations (version text, applied_at timestamptz, success boolean NOT NULL)",
        "schema_migrations (version text PRIMARY KEY, applied_at bigint)",
        "schema_migrations (version text, applied_at timestamptz, description jsonb)",
        "schema_migrations (version bigint, applied_at timestamptz)",
        "schema_migrations (version text, applied_at timestamptz, id serial, name text)",
        "schema_migrations (version text, description text)",
        "schema_migration_runs (run_id uuid, started_at timestamptz, action text, tool int)",
        "schema_migration_runs (run_id bigint, action text)",
        "schema_migration_runs (id int, note text)"
      })
  void tablesOfOtherHandsAreLeftAlone(String table) throws SQLException {
    db.execute("CREATE TABLE " + table);
    List<String> before = db.catalogue();
    for (String command : List.of("up", "status", "validate", "plan")) {
      Cli.Result result = project.run(command);
      assertThat(result.exitCode()).as(command).isEqualTo(1);
      assertThat(result.err())
          .contains("Table public.schema_migration", " is not ours: its columns (")
          .contains("It was not touched, and nothing was run.", "--history-schema slipway");
    }
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void stateOfAnotherKindIsToldBeforeAnythingIsAltered() throws SQLException {
    db.execute(
        "CREATE TABLE schema_migrations (version text, applied_at timestamptz, state text)",
        "INSERT INTO schema_migrations VALUES ('001', now(), 'WEIRD')");
    List<String> before = db.catalogue();
    assertThat(project.run("up").err()).contains("The row of 001", "cannot be read");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  /** Ours by its columns, but not made so that a row is one of its kind, or can be written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "version text, applied_at timestamptz",
        "version varchar(2) PRIMARY KEY, applied_at timestamptz",
        "version text PRIMARY KEY DEFERRABLE, applied_at timestamptz",
        "version text PRIMARY KEY, applied_at timestamptz, checksum text"
            + " GENERATED ALWAYS AS ('x') STORED"
      })
  void tableThatCannotTakeOurRowsIsTold(String columns) throws SQLException {
    db.execute("CREATE TABLE schema_migrations (" + columns + ")");
    assertThat(project.run("up").err())
        .contains("001 was rolled back.")
        .contains(
            "Next: the table schema_migrations was made by another hand: give it PRIMARY KEY");
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
  }

  /** A crash of the server, or what is done to another table, would change what is remembered. */
  @Test
  void tableOfAnotherFormIsTold() throws SQLException {
    db.execute(
        "CREATE TABLE rows (version text)",
        "CREATE UNLOGGED TABLE schema_migrations (version text PRIMARY KEY, applied_at timestamptz)"
            + " INHERITS (rows)",
        "CREATE TABLE old () INHERITS (schema_migrations)");
    for (String[] command : new String[][] {{"status"}, {"validate"}, {"up", "--existing"}}) {
      Cli.Result told = project.run(command);
      assertThat(told.err() + told.out())
          .contains(
              "public.schema_migrations is UNLOGGED, so a crash of the server empties it:"
                  + " ALTER TABLE public.schema_migrations SET LOGGED",
              "ALTER TABLE public.schema_migrations NO INHERIT public.rows",
              "ALTER TABLE public.old NO INHERIT public.schema_migrations");
    }
    db.execute(
        "ALTER TABLE public.schema_migrations SET LOGGED",
        "ALTER TABLE public.schema_migrations NO INHERIT public.rows",
        "ALTER TABLE public.old NO INHERIT public.schema_migrations");
    assertThat(project.done("status").err()).isEmpty();
  }

  @Test
  void partitionsAreTold() throws SQLException {
    db.execute(
        "CREATE TABLE schema_migrations (version text PRIMARY KEY, applied_at timestamptz)"
            + " PARTITION BY LIST (version)",
        "CREATE TABLE rest PARTITION OF schema_migrations DEFAULT");
    assertThat(project.run("status").err())
        .contains("public.rest is a partition of public.schema_migrations");
  }

  /** A trigger that answers NULL keeps the table as it was, and the server says nothing of it. */
  @ParameterizedTest
  @CsvSource({"INSERT, up, NULL", "DELETE, down, NEW", "UPDATE, up, NULL"})
  void rowThatATriggerKeepsOutIsMissed(String event, String command, String answer)
      throws SQLException {
    assertThat(project.run("up").exitCode()).isZero();
    project.file("002_b.sql", "CREATE TABLE b (i int);\nVACUUM b;\n-- DOWN\nDROP TABLE b;");
    if (command.equals("down")) {
      assertThat(project.run("up").exitCode()).isZero();
    }
    db.execute(
        "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN "
            + answer
            + "; END'",
        "CREATE TRIGGER keep BEFORE "
            + event
            + " ON schema_migrations FOR EACH ROW EXECUTE FUNCTION keep()");
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
    assertThat(result.err())
        .contains("schema_migrations did not take what was written of 002")
        .contains("(triggers that return NULL)");
    db.execute("DROP TRIGGER keep ON schema_migrations");
    assertThat(project.run(command).exitCode()).isEqualTo(0);
    assertThat(db.queryString("SELECT to_regclass('b') IS NULL"))
        .isEqualTo(command.equals("down") ? "t" : "f");
  }

  @Test
  void tableOfATeamIsExtendedWhereTheRunGoesOn() throws SQLException {
    db.execute(
        "CREATE TABLE schema_migrations (version varchar(20) PRIMARY KEY, applied_at timestamp,"
            + " description varchar)",
        "INSERT INTO schema_migrations VALUES ('002', now(), 'b')");
    project.file("002_b.sql", "CREATE TABLE b (i int);");
    List<String> before = db.catalogue();
    assertThat(project.run("up").err()).contains("001_a.sql: is out of order");
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(project.run("up", "--out-of-order").exitCode()).isZero();
    assertThat(db.rows("SELECT version, state FROM schema_migrations ORDER BY 1"))
        .containsExactly(List.of("001", "applied"), List.of("002", "applied"));
  }

  @Test
  void columnThatATeamHasAddedToOursIsNoHindrance() throws SQLException {
    assertThat(project.run("up").exitCode()).isZero();
    db.execute("ALTER TABLE schema_migrations ADD ticket text");
    project.file("002_b.sql", "CREATE TABLE b (i int);");
    assertThat(project.run("up").exitCode()).isZero();
  }
}
