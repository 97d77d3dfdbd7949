package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was put in for placeholders is a part of what was applied. */
class PlaceholderValuesTest {

  private static final String VIEW = "CREATE OR REPLACE VIEW v AS SELECT '${env}'::text AS env;";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url());
  }

  @Test
  void repeatableRunsAgainForAnotherValue() throws SQLException {
    project.file("R_v.sql", VIEW);
    assertThat(done("up", "--set", "env=blue")).contains("applied R_v");
    assertThat(done("up", "--set", "env=blue")).contains("Nothing to do.");
    assertThat(done("up", "--set", "env=green")).contains("applied R_v");
    assertThat(db.queryString("SELECT env FROM v")).isEqualTo("green");
    assertThat(done("up", "--set", "env=blue")).contains("applied R_v");
    assertThat(db.queryString("SELECT length(checksum) FROM schema_migrations")).isEqualTo("64");
  }

  @Test
  void nothingIsPendingWhereNoValueIsGiven() {
    project.file("R_v.sql", VIEW);
    done("up", "--set", "env=blue");
    assertThat(project.run("status", "--check").exitCode()).isZero();
    assertThat(project.run("validate").exitCode()).isZero();
    project.file("R_v.sql", VIEW.replace(" AS env", " AS env, 1 AS one"));
    assertThat(project.run("status", "--check").exitCode()).isEqualTo(3);
  }

  @Test
  void valuesOfOtherFilesDoNotCount() {
    project.file("R_v.sql", VIEW).file("R_w.sql", "CREATE OR REPLACE VIEW w AS SELECT 1 AS a;");
    done("up", "--set", "env=blue");
    assertThat(done("up", "--set", "env=green")).contains("applied R_v").doesNotContain("R_w");
  }

  @Test
  void whatIsAppliedOnceStaysAppliedForOtherValues() {
    project.file("1_a.sql", "CREATE TABLE ${env} (i int);");
    done("up", "--set", "env=blue");
    assertThat(done("up", "--set", "env=green")).contains("Nothing to do.");
  }

  @Test
  void resumeWithOtherValuesIsRefused() throws SQLException {
    String file = "CREATE TABLE ${env} (i int);\nVACUUM ${env};\n";
    project.file("1_a.sql", file + "SELECT 1/0;");
    assertThat(project.run("up", "--set", "env=blue").exitCode()).isEqualTo(1);
    project.file("1_a.sql", file + "INSERT INTO ${env} VALUES (1);");
    for (String[] other : new String[][] {{"up", "--set", "env=green"}, {"up"}}) {
      Cli.Result refused = project.run(other);
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains(
              "1_a.sql: is half done, and other values were put in for the placeholders of the"
                  + " part that is done (2 segments). Give the same again, or undo");
    }
    done("up", "--set", "env=blue");
    assertThat(db.queryString("SELECT i FROM blue")).isEqualTo("1");
  }

  @Test
  void valuesOfThePartThatIsLeftMayChange() throws SQLException {
    String file = "CREATE TABLE t (i text);\nVACUUM t;\nINSERT INTO t VALUES ('${env}');\n";
    project.file("1_a.sql", file + "SELECT 1/0;");
    assertThat(project.run("up", "--set", "env=blue").exitCode()).isEqualTo(1);
    project.file("1_a.sql", file);
    done("up", "--set", "env=green");
    assertThat(db.queryString("SELECT i FROM t")).isEqualTo("green");
  }

  private String done(String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }
}
