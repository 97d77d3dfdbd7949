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
