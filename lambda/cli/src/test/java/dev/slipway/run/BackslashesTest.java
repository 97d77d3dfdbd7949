package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.Psql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the database sets standard_conforming_strings = off, no literal becomes another text. */
class BackslashesTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void setOff() throws SQLException {
    db.execute("ALTER DATABASE " + db.name() + " SET standard_conforming_strings = off");
    project = Project.of(folder, db.url()).file("1_a.sql", "CREATE TABLE a (t text);");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO a VALUES\n  ('C:\\temp');",
        "INSERT INTO a VALUES\n  ('it\\'); DROP TABLE a; --');",
        "SELECT 1;\n-- VERIFY\nSELECT\n  'a\\b' = 'a';",
        "INSERT INTO a VALUES\n  ('\\');"
      })
  void refusedBeforeAnythingIsRun(String sql) throws SQLException {
    project.file("2_b.sql", sql);
    Cli.Result result = project.run("up");
    assertThat(result.exitCode()).as(result.out()).isEqualTo(2);
    assertThat(result.err())
        .containsPattern("2_b.sql:\\d:\\d+: a backslash in '...' is not plain text here")
        .contains(
            "standard_conforming_strings = off. Nothing was run.",
            "Next: say in the file",
            "write E'...'");
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
    assertThat(db.queryString("SELECT status FROM schema_migration_runs")).isEqualTo("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO a VALUES (E'C:\\\\temp');",
        "INSERT INTO a VALUES ($$C:\\temp$$);",
        "SET standard_conforming_strings = on;\nINSERT INTO a VALUES ('C:\\temp');",
        "COPY a FROM stdin;\nC:\\\\temp\n\\.\n"
      })
  void whatMeansTheSameIsRun(String sql) throws SQLException {
    project.file("2_b.sql", sql);
    Cli.Result result = project.run("up");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(db.queryString("SELECT t FROM a")).isEqualTo("C:\\temp");
  }

  /** What the file says of itself, the reader knows as well as the server does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO a VALUES ('it\\'s; so'); INSERT INTO a VALUES ('x');",
        "INSERT INTO a VALUES ('\\\\'), ('a\\tb;''\\'');",
        "DO 'BEGIN INSERT INTO a VALUES (\\'in a body;\\'); END';",
        "INSERT INTO a VALUES ('off\\\\');\nSET standard_conforming_strings = on;\n"
            + "INSERT INTO a VALUES ('on\\');",
      })
  void whatTheFileSaysOfItselfIsReadAsPsqlReadsIt(String sql) throws Exception {
    Psql.assumeAvailable();
    Path file =
        project
            .file("2_b.sql", "SET standard_conforming_strings = off;\n" + sql)
            .folder()
            .resolve("2_b.sql");
    db.execute("CREATE TABLE a (t text)");
    assertThat(Psql.run(db.url(), file).exitCode()).isZero();
    List<List<String>> psql = db.rows("SELECT t FROM a ORDER BY t");
    db.execute("DROP TABLE a");
    Cli.Result result = project.run("up");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(db.rows("SELECT t FROM a ORDER BY t")).isNotEmpty().isEqualTo(psql);
  }

  @Test
  void storedDownIsHeldToItToo() throws SQLException {
    db.execute("ALTER DATABASE " + db.name() + " RESET standard_conforming_strings");
    project.file("2_b.sql", "SELECT 1;\n-- DOWN\nINSERT INTO a VALUES ('C:\\temp');");
    assertThat(project.run("up").exitCode()).isZero();
    setOff();
    Cli.Result result = project.run("down");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("standard_conforming_strings = off");
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("2");
  }
}
