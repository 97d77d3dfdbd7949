package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A timeout that ends sessions is told by its name, with who has set it; a shutdown as one. */
@Timeout(120)
class EndedSessionTest {

  private static final String ROLE = "\"Ended by timeouts\"";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() throws SQLException {
    superuser("CREATE ROLE " + ROLE + " LOGIN IN ROLE " + db.user());
    superuser("ALTER ROLE " + ROLE + " PASSWORD '" + db.password() + "'");
    project =
        Project.of(folder, db.url().replace(db.user() + ":", "Ended%20by%20timeouts:"))
            .file("1_a.sql", "CREATE TABLE a (i int);");
  }

  @AfterEach
  void dropRole() throws SQLException {
    superuser("ALTER DATABASE " + db.name() + " RESET ALL");
    superuser("DROP OWNED BY " + ROLE);
    superuser("DROP ROLE " + ROLE);
  }

  /** Whatever the session says first comes too late: it is held until the server has ended it. */
  @ParameterizedTest
  @CsvSource({
    "ROLE, for role \"Ended by timeouts\" (1ms)",
    "DATABASE, for database NAME (1ms)",
    "BOTH, for role \"Ended by timeouts\" in database NAME (1ms)"
  })
  void sessionThatRests(String whose, String told) throws SQLException {
    superuser(
        switch (whose) {
          case "ROLE" -> "ALTER ROLE " + ROLE + " SET idle_session_timeout = 1";
          case "DATABASE" -> "ALTER DATABASE " + db.name() + " SET idle_session_timeout = 1";
          default ->
              "ALTER ROLE %s IN DATABASE %s SET idle_session_timeout = 1"
                  .formatted(ROLE, db.name());
        });
    Cli.Result result = upHeldBefore("");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "was lost (57P05): ",
            "idle_session_timeout is set " + told.replace("NAME", db.name()),
            "Next: raise idle_session_timeout, or take it off, where it is set; then run it again");
  }

  @Test
  void transactionOfAFile() throws SQLException {
    Assumptions.assumeTrue(PostgresServer.majorVersion() >= 17, "the timeout is new in 17");
    project.file("2_b.sql", "SET transaction_timeout = '50ms';\nSELECT pg_sleep(60);");
    Cli.Result result = project.run("up");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "transaction_timeout is set by what ran in the session (25P04).",
            "Everything up to 1 stays applied.",
            "Next: raise transaction_timeout, or take it off, where it is set; then look with"
                + " status, then run up again; it goes on where it stopped.")
        .doesNotContain("mend");
  }

  /** The role's is lifted, so that it takes a file which puts its own in place. */
  @Test
  void transactionThatWaitsForUs() throws SQLException {
    superuser("ALTER ROLE " + ROLE + " SET idle_in_transaction_session_timeout = '7s'");
    project.file(
        "2_b.sql",
        "SET idle_in_transaction_session_timeout = 1;\n"
            + "SELECT 'CREATE TABLE b (i int)' \\gexec\nCREATE TABLE c (i int);");
    Cli.Result result = upHeldBefore("CREATE TABLE c");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "idle_in_transaction_session_timeout is set for role " + ROLE + " (7s) (25P03)",
            "raise idle_in_transaction_session_timeout")
        .doesNotContain("mend");
  }

  @Test
  void sessionThatSomebodyEnds() {
    project.file("2_b.sql", "SELECT pg_terminate_backend(pg_backend_pid());");
    Cli.Result result = project.run("up");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("(57P01)", "somebody has ended the session, or shuts the server down")
        .doesNotContain("is set");
  }

  /** The first query with these words reaches the server when it has ended the session. */
  private Cli.Result upHeldBefore(String words) {
    AtomicBoolean held = new AtomicBoolean();
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.BEFORE_FORWARD
                && event.sql().contains(words)
                && !held.getAndSet(true)) {
              awaitNoSession();
            }
          });
      String url = project.environment().get("DATABASE_URL");
      return project.on(url.replace(":" + db.port(), ":" + proxy.port())).run("up");
    }
  }

  private void awaitNoSession() {
    String left =
        "SELECT pg_sleep(0.01) FROM pg_stat_activity WHERE datname = '%s' AND usename = 'Ended by timeouts'"
            .formatted(db.name());
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      while (statement.executeQuery(left).next()) {
        Thread.onSpinWait();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void superuser(String sql) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection superuser() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", PostgresServer.SUPERUSER);
    properties.setProperty("options", "-c idle_session_timeout=0");
    return db.connect(db.port(), properties);
  }
}
