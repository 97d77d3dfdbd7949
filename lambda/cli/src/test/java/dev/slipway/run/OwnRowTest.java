package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The author's own rows in schema_migrations, where the history is kept in another schema. */
class OwnRowTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  @Test
  void exampleRunsInAnySchema() throws SQLException {
    Path example = Path.of(System.getProperty("slipway.root"), "migrations");
    Project project = Project.of(example, db.url()).with("HISTORY_SCHEMA", "my hist");
    succeeds(project, "up", "--existing");
    assertThat(
            db.queryString(
                "SELECT count(*) FROM \"my hist\".schema_migrations WHERE version ="
                    + " '20250226_091500'"))
        .isEqualTo("1");
    assertThat(db.queryString("SELECT to_regclass('public.schema_migrations')")).isNull();
    succeeds(project, "down", "20250219_160000");
    succeeds(project, "up", "--existing");
  }

  @Test
  void searchPathIsTheAuthorsBehindIt() throws SQLException {
    db.execute("CREATE SCHEMA app");
    Project project =
        Project.of(folder, db.url())
            .with("HISTORY_SCHEMA", "hist")
            .file(
                "1_a.sql",
                """
                SET search_path = '';
                INSERT INTO schema_migrations (version) VALUES ('1') ON CONFLICT DO NOTHING;
                SET search_path = app;
                insert into "schema_migrations" (version) values ('1') on conflict do nothing;
                CREATE TABLE paths AS SELECT current_setting('search_path') AS path;
                -- DOWN
                DELETE FROM schema_migrations WHERE version = '1';
                DROP TABLE app.paths;
                """);
    succeeds(project, "up", "--existing");
    assertThat(db.rows("SELECT path FROM app.paths")).containsExactly(List.of("app"));
    assertThat(db.rows("SELECT version, state FROM hist.schema_migrations"))
        .containsExactly(List.of("1", "applied"));
    succeeds(project, "down");
  }

  /** Versions that are equal by their numbers are one row, whoever wrote it. */
  @ParameterizedTest
  @CsvSource({
    "20250101_120000, 20250101120000",
    "001, 1",
    "7, 0007",
    "1.05, 01.5",
    "2.0, 2",
    "20250101120000, 20250101_120000"
  })
  void rowInAnotherSpellingIsCompleted(String file, String own) throws SQLException {
    Project project =
        Project.of(folder, db.url())
            .file(
                file + "_a.sql",
                "CREATE TABLE t (i int);\nINSERT INTO schema_migrations (version) VALUES ('"
                    + own
                    + "') ON CONFLICT DO NOTHING;\n-- DOWN\nDROP TABLE t;");
    succeeds(project, "up");
    assertThat(db.rows("SELECT version, state FROM schema_migrations"))
        .containsExactly(List.of(file, "applied"));
    db.execute("INSERT INTO schema_migrations (version) VALUES ('" + own + "')");
    succeeds(project, "down");
    assertThat(db.rows("SELECT version FROM schema_migrations")).isEmpty();
    succeeds(project, "up");
  }

  @Test
  void tableOfTheAuthorGoesFirst() throws SQLException {
    db.execute("CREATE TABLE schema_migrations (version bigint, dirty boolean)");
    Project project =
        Project.of(folder, db.url())
            .with("HISTORY_SCHEMA", "hist")
            .file("1_a.sql", "INSERT INTO schema_migrations VALUES (7, false);");
    succeeds(project, "up", "--existing");
    assertThat(db.queryString("SELECT version FROM schema_migrations")).isEqualTo("7");
  }

  @Test
  void twoNewLabelsAreOneTransaction() throws SQLException {
    db.execute("CREATE TYPE one AS ENUM ('a')", "CREATE TYPE two AS ENUM ('a')");
    Project project =
        Project.of(folder, db.url())
            .file(
                "1_a.sql",
                """
                ALTER TYPE one ADD VALUE 'new';
                ALTER TYPE two ADD VALUE 'new';
                ALTER TYPE one ADD VALUE 'newer' BEFORE 'new';
                CREATE TABLE t (i int);
                """);
    succeeds(project, "up", "--existing");
    assertThat(db.queryString("SELECT enum_range(NULL::one)")).isEqualTo("{a,newer,new}");
  }

  private static void succeeds(Project project, String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }
}
