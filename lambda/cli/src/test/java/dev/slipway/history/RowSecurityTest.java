package dev.slipway.history;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of our tables that row security hides from who runs: nothing is taken for not applied. */
class RowSecurityTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void apply() {
    project = Project.of(folder, db.url()).file("1_a.sql", "CREATE TABLE t (i int);");
    assertThat(project.run("up").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "status", "validate", "plan", "down", "drift", "history"})
  void hiddenRowsAreTold(String command) throws SQLException {
    secure("schema_migrations");
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "row security hides rows of our tables from " + db.user(),
            "public.schema_migrations",
            "Nothing was run.",
            "DISABLE ROW LEVEL SECURITY");
  }

  @Test
  void hiddenRunsAreToldToo() throws SQLException {
    secure("schema_migration_runs");
    assertThat(project.run("up").err()).contains("public.schema_migration_runs hides rows");
  }

  @Test
  void policyThatShowsAllIsNoHindrance() throws SQLException {
    secure("schema_migrations");
    db.execute("CREATE POLICY slipway ON schema_migrations TO " + db.user() + " USING (true)");
    assertThat(project.run("up").out()).contains("Nothing to do.");
    db.execute("CREATE POLICY less ON schema_migrations AS RESTRICTIVE USING (version > '1')");
    assertThat(project.run("up").exitCode()).isEqualTo(1);
  }

  /** Owners are not asked unless they say so. */
  @Test
  void ownerSeesAll() throws SQLException {
    db.execute("ALTER TABLE schema_migrations ENABLE ROW LEVEL SECURITY");
    assertThat(project.run("up").out()).contains("Nothing to do.");
  }

  private void secure(String table) throws SQLException {
    db.execute(
        "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
  }
}
