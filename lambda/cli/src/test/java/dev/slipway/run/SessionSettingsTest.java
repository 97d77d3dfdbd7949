package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file has set lasts through segments of every kind, and a resume does nothing twice. */
class SessionSettingsTest {

  private static final String SEEN =
      "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS lock;\n";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET lock_timeout = '123ms';",
        "SELECT set_config('lock_timeout', '123ms', false);",
        "DO $$ BEGIN PERFORM set_config('lock_timeout', '123ms', false); END $$;",
        "DO $$ BEGIN SET lock_timeout = '123ms'; COMMIT; END $$;",
        "BEGIN; SET lock_timeout = '123ms'; COMMIT;",
        "SET lock_timeout = '1s'; BEGIN; SET lock_timeout = '123ms'; ROLLBACK;"
            + " SET lock_timeout = '123ms';"
      })
  void lockTimeoutOfAFileLastsThroughSegments(String set) throws SQLException {
    String file =
        set + "\nCREATE TABLE t (a int);\nVACUUM t;\nCREATE INDEX CONCURRENTLY ON t (a);\n";
    project.file("1_a.sql", file + SEEN);
    done();
    assertThat(db.queryString("SELECT lock FROM seen")).isEqualTo("123ms");
    project.file("2_a.sql", "DROP TABLE seen;" + SEEN);
    done("--lock-timeout", "77ms");
    assertThat(db.queryString("SELECT lock FROM seen")).isEqualTo("50ms");
  }

  @Test
  void ofALocalTimeoutNothingIsLeft() throws SQLException {
    project.file(
        "1_a.sql", "SET LOCAL lock_timeout = '9s';\nCREATE TABLE t (a int);\nVACUUM t;\n" + SEEN);
    done("--lock-timeout", "50ms");
    assertThat(db.queryString("SELECT lock FROM seen")).isEqualTo("50ms");
  }

  /** Behind somebody's transaction the build gives up when the file says so. */
  @Test
  void lockTimeoutHoldsForAnIndexBuiltConcurrently() throws SQLException {
    db.execute("CREATE TABLE t (a int)");
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES (1)");
      project.file("1_a.sql", "SET lock_timeout = '50ms';\nCREATE INDEX CONCURRENTLY i ON t (a);");
      Cli.Result up = project.with("LOCK_TRIES", "1").run("up", "--existing");
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.err()).contains("1_a.sql:2:1", "lock timeout (55P03");
    }
    done("--existing");
    assertThat(db.queryString("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t SELECT 1, set_config('app.tenant', 'acme', false);",
        "WITH x AS (INSERT INTO t VALUES (1) RETURNING a)"
            + " SELECT set_config('app.tenant', 'acme', false) FROM x;",
        "INSERT INTO t (a) VALUES (1) RETURNING set_config('app.tenant', 'acme', false);"
      })
  void whatAlsoWritesIsNotRunAgain(String statement) throws SQLException {
    String file =
        "CREATE TABLE t (a int, tenant text);\n"
            + statement
            + "\nCREATE INDEX CONCURRENTLY i ON t (a);\n";
    project.file("1_a.sql", file + "SELECT 1/0;");
    assertThat(project.run("up").exitCode()).isEqualTo(1);
    project.file("1_a.sql", file + "UPDATE t SET tenant = current_setting('app.tenant');");
    done();
    assertThat(db.rows("SELECT * FROM t")).containsExactly(List.of("1", "acme"));
  }

  @Test
  void whatIsGoneMeanwhileIsNotMissed() throws SQLException {
    String file =
        "CREATE SCHEMA s; SET search_path = s; CREATE TABLE t (a int); RESET search_path;"
            + " DROP SCHEMA s CASCADE;\nCREATE TABLE u (a int);\nVACUUM u;\n";
    project.file("1_a.sql", file + "SELECT 1/0;");
    assertThat(project.run("up").exitCode()).isEqualTo(1);
    project.file("1_a.sql", file + "INSERT INTO u VALUES (1);");
    done();
  }

  private void done(String... options) {
    String[] command = new String[options.length + 1];
    command[0] = "up";
    System.arraycopy(options, 0, command, 1, options.length);
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }
}
