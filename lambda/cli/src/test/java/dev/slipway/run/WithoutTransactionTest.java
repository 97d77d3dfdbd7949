package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files with {@code transaction=none}: each statement commits by itself, in both directions. */
class WithoutTransactionTest {

  private static final String NONE = "-- slipway: transaction=none\n";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url());
  }

  @Test
  void rowsInTheFileAreCopied() throws SQLException {
    project.file(
        "1_a.sql",
        NONE
            + """
            CREATE TABLE t (i int, word text);
            COPY t FROM stdin;
            1\t${word}
            2\ttwo
            \\.
            COPY t TO stdout;
            COPY t (i) FROM stdin WITH (FORMAT csv);
            3
            \\.
            """);
    done("up", "--set", "word=eins");
    assertThat(db.rows("SELECT i, word FROM t ORDER BY i"))
        .containsExactly(List.of("1", "eins"), List.of("2", "two"), nullable("3", null));
  }

  @Test
  void brokenRowIsToldWithItsPlaceAndDoneAgain() throws SQLException {
    String file = NONE + "CREATE TABLE t (i int);\nCOPY t FROM stdin;\n1\nx\n\\.\n";
    project.file("1_a.sql", file);
    Cli.Result failed = project.run("up");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("1_a.sql:5:1", "22P02", "1 of 2 segments are done");
    project.file("1_a.sql", file.replace("x", "2"));
    done("up");
    assertThat(db.queryString("SELECT sum(i) FROM t")).isEqualTo("3");
  }

  @Test
  void downCommitsEachStatementToo() throws SQLException {
    project.file(
        "1_a.sql",
        NONE + "CREATE TABLE t (i int);\n-- DOWN\nDROP TABLE t;\nSELECT 1/0;\nSELECT 2;\n");
    done("up");
    assertThat(project.run("down", "--dry-run").out()).contains("segment 3, outside");
    assertThat(project.run("down").exitCode()).isEqualTo(1);
    assertThat(db.queryString("SELECT to_regclass('t')")).isNull();
    assertThat(db.queryString("SELECT state || segments_done FROM schema_migrations"))
        .isEqualTo("reverting1");
  }

  @Test
  void downWithoutItsFileKnowsItStill() throws SQLException {
    project
        .file("1_a.sql", NONE + "CREATE TABLE t (i int);\n-- DOWN\nDROP TABLE t;\nVACUUM;\n")
        .file("2_b.sql", "CREATE TABLE u (i int);\n-- DOWN\nDROP TABLE u;");
    done("up");
    project.delete("1_a.sql");
    assertThat(project.run("down", "--steps", "2", "--dry-run").out())
        .contains("segment 2, outside of transactions\n    VACUUM");
    done("down", "--steps", "2", "--yes");
    assertThat(db.rows("SELECT version FROM schema_migrations")).isEmpty();
  }

  private static List<String> nullable(String... values) {
    return Arrays.asList(values);
  }

  private void done(String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }
}
