package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases whose history may not be written: another tool's, a standby's, somebody else's. */
class UnwritableTest {

  private static final String MAY_LOOK =
      "GRANT SELECT ON schema_migrations, schema_migration_runs, schema_migration_objects TO ";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;
  private String role;

  @BeforeEach
  void createRole() throws SQLException {
    role = "app_of_" + db.name();
    db.execute("CREATE ROLE " + role + " LOGIN PASSWORD 's3cr:t/p@ss%41'");
    project =
        Project.of(folder, db.url())
            .file("1_t.sql", "CREATE TABLE t (i int);\n-- DOWN\nDROP TABLE t;");
  }

  @AfterEach
  void dropRole() throws SQLException {
    try (Connection superuser = db.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("DROP OWNED BY " + role);
      statement.execute("DROP ROLE " + role);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL | version, dirty | golang-migrate
          version varchar NOT NULL PRIMARY KEY                        | version        | Rails or dbmate
          version bigint PRIMARY KEY, inserted_at timestamp(0)        | version, inserted_at | Ecto
          version text PRIMARY KEY, statements text[], name text      | version, statements, name | Supabase
          id serial PRIMARY KEY, file text                            | id, file       | another tool
          version bigint, applied_at timestamptz                      | version, applied_at | another tool
          """)
  void tableOfAnotherToolIsRefusedAndNeverWritten(String columns, String names, String tool)
      throws SQLException {
    db.execute("CREATE TABLE schema_migrations (" + columns + ")");
    List<String> before = db.catalogue();
    for (String command : List.of("up", "down", "status", "plan", "validate", "repair")) {
      assertThat(failure(project, command))
          .isEqualTo(
              "slipway: Table public.schema_migrations is not ours: its columns ("
                  + names
                  + ") are those of "
                  + tool
                  + ". It was not touched, and nothing was run. Keep our history in a schema of"
                  + " its own, and take over what is done there with: adopt --history-schema slipway;"
                  + " from then on, HISTORY_SCHEMA is slipway. Or mark what is there already with:"
                  + " baseline VERSION --history-schema slipway.");
    }
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("0");
    assertThat(db.queryString("SELECT to_regclass('schema_migration_runs')")).isNull();
    assertThat(project.run("up", "--existing", "--history-schema", "ours").exitCode()).isZero();
  }

  @Test
  void eventTriggerThatForbidsOurTablesIsTold() throws Exception {
    try (Connection superuser = db.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS"
              + " $$BEGIN RAISE EXCEPTION 'ask the DBA'; END$$");
      statement.execute(
          "CREATE EVENT TRIGGER no ON ddl_command_start EXECUTE FUNCTION public.no()");
      assertThat(project.run("up").err())
          .contains(" make our tables in schema public (P0001: ask the DBA): most likely an event")
          .contains("Nothing was run.");
      statement.execute("DROP EVENT TRIGGER no");
    }
  }

  @Test
  void triggerThatForbidsRowsOfOursIsTold() throws Exception {
    assertThat(project.run("up").exitCode()).isZero();
    db.execute(
        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$BEGIN RAISE EXCEPTION 'ask the DBA'; END$$",
        "CREATE TRIGGER no BEFORE INSERT ON schema_migration_runs"
            + " FOR EACH ROW EXECUTE FUNCTION no()");
    assertThat(project.run("up").err())
        .contains(" write our tables in schema public (P0001: ask the DBA): most likely a trigger")
        .contains("Nothing was run.");
  }

  @Test
  void readOnlySessionIsRefusedForChangesAndServedForLooks() throws SQLException {
    assertThat(project.run("up").exitCode()).isZero();
    db.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
    db.execute("ALTER ROLE " + role + " SET default_transaction_read_only = on");
    for (String command : List.of("up", "down")) {
      assertThat(failure(asRole(), command))
          .isEqualTo(
              "slipway: Database "
                  + db.name()
                  + " is read-only here (a standby, or default_transaction_read_only). Connect to"
                  + " the primary: the writer endpoint; or, where it is one, take"
                  + " default_transaction_read_only off the role or database. Nothing was run.");
    }
    for (String command : List.of("status", "plan", "validate", "history")) {
      Cli.Result result = asRole().run(command);
      assertThat(result.exitCode()).as(result.toString()).isZero();
    }
    assertThat(db.queryString("SELECT count(*) FROM schema_migration_runs")).isEqualTo("1");
  }

  @Test
  void missingPermissionToCreateTheTablesIsSaid() throws SQLException {
    try (Connection superuser = db.connectAsSuperuser()) {
      superuser.createStatement().execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    }
    assertThat(failure(asRole(), "up"))
        .isEqualTo(
            "slipway: User "
                + role
                + " may not keep the history in schema public of database "
                + db.name()
                + " (42501: permission denied for schema public). As the owner: GRANT USAGE, CREATE"
                + " ON SCHEMA \"public\" TO "
                + role
                + ", or keep it elsewhere with --history-schema NAME. Nothing was run.");
    assertThat(asRole().run("status").exitCode()).isZero();
  }

  @Test
  void missingPermissionToCreateTheSchemaIsSaid() {
    assertThat(failure(asRole(), "up", "--history-schema", "ops"))
        .contains(
            "may not keep the history in schema ops of database " + db.name(),
            "permission denied for database " + db.name(),
            "GRANT CREATE ON DATABASE " + db.name() + " TO " + role);
  }

  @Test
  void missingPermissionOnTheTablesIsSaid() throws SQLException {
    assertThat(project.run("up").exitCode()).isZero();
    assertThat(failure(asRole(), "up"))
        .contains(
            "may not keep the history",
            "permission denied for table schema_migration",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON \"public\".schema_migrations,"
                + " \"public\".schema_migration_runs, \"public\".schema_migration_objects TO "
                + role);
    assertThat(failure(asRole(), "status"))
        .isEqualTo(
            "slipway: The server refused a statement of "
                + role
                + " at 127.0.0.1:"
                + db.port()
                + "/"
                + db.name()
                + " (42501): permission denied for table schema_migrations. No migration was"
                + " running. Next: as the owner of our tables, in their schema: GRANT SELECT ON"
                + " schema_migrations TO "
                + role
                + ", likewise on those beside it whose names begin with schema_migration, and no"
                + " more, for who may write there or make triggers there is not trusted with the"
                + " history; then run it again.");
    db.execute(MAY_LOOK + role);
    for (String action : List.of("status", "history", "drift", "validate", "plan")) {
      Cli.Result looks = asRole().run(action);
      assertThat(looks.exitCode()).as(looks.toString()).isZero();
    }
    assertThat(project.run("up").err()).as("what the owner is told afterwards").isEmpty();
  }

  @Test
  void tableThatOnlyItsOwnerMayExtendIsSaid() throws SQLException {
    db.execute(
        "CREATE TABLE schema_migrations (version VARCHAR(50) PRIMARY KEY, applied_at TIMESTAMPTZ,"
            + " checksum VARCHAR(64), execution_time_ms INTEGER, description TEXT)");
    db.execute("GRANT ALL ON schema_migrations TO " + role);
    db.execute("GRANT CREATE, USAGE ON SCHEMA public TO " + role);
    assertThat(failure(asRole(), "up"))
        .contains(
            "must be owner of table schema_migrations",
            "only their owner can extend them: run it once");
  }

  private Project asRole() {
    return project.on(db.url().replace(db.user(), role));
  }

  private static String failure(Project project, String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    return result.err().strip();
  }
}
