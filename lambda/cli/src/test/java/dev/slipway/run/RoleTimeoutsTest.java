package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.proxy.PostgresProxy;
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

/** What the role or the database says of timeouts, and what a run makes of it. */
class RoleTimeoutsTest {

  private static final String SEEN =
      "CREATE TABLE seen AS SELECT name, setting FROM pg_settings WHERE name ~ '_timeout$|^tcp_'"
          + " AND name <> 'tcp_syncookies';";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url()).file("1_seen.sql", SEEN);
  }

  @Test
  void timeoutsOfTheRoleHoldWhereNothingIsSaid() throws SQLException {
    set("statement_timeout = '17s'", "lock_timeout = '33ms'");
    done("up");
    assertThat(seen("statement_timeout")).isEqualTo("17000");
    assertThat(seen("lock_timeout")).isEqualTo("33");
  }

  @Test
  void whatIsSaidHoldsInstead() throws SQLException {
    set("statement_timeout = '17s'", "lock_timeout = '33ms'");
    done("up", "--statement-timeout", "0", "--lock-timeout", "40ms");
    assertThat(seen("statement_timeout")).isEqualTo("0");
    assertThat(seen("lock_timeout")).isEqualTo("40");
  }

  @Test
  void whatTheFileSaysHoldsBeforeAll() throws SQLException {
    set("statement_timeout = '17s'", "lock_timeout = '33ms'");
    project.file("1_seen.sql", "-- slipway: statement_timeout=18s lock_timeout=44ms\n" + SEEN);
    done("up", "--statement-timeout", "19s", "--lock-timeout", "40ms");
    assertThat(seen("statement_timeout")).isEqualTo("18000");
    assertThat(seen("lock_timeout")).isEqualTo("44");
  }

  @Test
  void statementThatTakesLongerThanTheRoleAllowsIsCut() throws SQLException {
    set("statement_timeout = '50ms'");
    project.file("1_seen.sql", "CREATE TABLE slow (i int);\nSELECT pg_sleep(60);");
    Cli.Result result = project.run("up");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("1_seen.sql:2:1:", "statement timeout (57014)");
    assertThat(db.queryString("SELECT to_regclass('slow')")).isNull();
    assertThat(db.queryString("SELECT status FROM schema_migration_runs")).isEqualTo("rolled_back");
  }

  /** A timeout that is too short for anything cuts the author's statements, and none of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"status", "plan", "validate", "history", "drift"})
  void whatWeDoIsNotCut(String command) throws Exception {
    done("up");
    set("statement_timeout = '100ms'", "lock_timeout = '1ms'", "idle_session_timeout = '1s'");
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Cli.Result result = project.on(db.url(proxy.port())).run(command);
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(proxy.queries().get(0)).startsWith("BEGIN ISOLATION LEVEL READ COMMITTED;\nSHOW");
    }
  }

  @Test
  void runOutlivesTheTimeoutsOfSessionsAndTransactions() throws SQLException {
    set("idle_in_transaction_session_timeout = '250ms'", "idle_session_timeout = '250ms'");
    if (PostgresServer.majorVersion() >= 17) {
      set("transaction_timeout = '250ms'");
    }
    project.file("2_slow.sql", "SELECT pg_sleep(0.3);\nCREATE TABLE after (i int);");
    project.file("3_slow.sql", "CREATE TABLE third (i int);\nVACUUM third;\nSELECT pg_sleep(0.3);");
    done("up");
    for (String name :
        List.of(
            "idle_in_transaction_session_timeout", "idle_session_timeout", "transaction_timeout")) {
      assertThat(seen(name)).as(name).isIn("0", null);
    }
    assertThat(db.queryString("SELECT status FROM schema_migration_runs")).isEqualTo("completed");
  }

  /** Read from the server: what they do takes minutes. */
  @Test
  void serverGivesUpWhoHasGoneSilent() throws SQLException {
    done("up");
    assertThat(seen("tcp_keepalives_idle")).isEqualTo("60");
    assertThat(seen("tcp_keepalives_interval")).isEqualTo("10");
    assertThat(seen("tcp_keepalives_count")).isEqualTo("3");
    assertThat(seen("tcp_user_timeout")).isEqualTo("90000");
  }

  /** How long is waited for locks changes between segments, and leaves no query before them. */
  @Test
  void isolationOfTheAuthorsTransactionsHolds() throws SQLException {
    set("default_transaction_isolation = 'read uncommitted'");
    project.file(
        "2_index.sql",
        "CREATE INDEX CONCURRENTLY ON seen (name);\nBEGIN ISOLATION LEVEL SERIALIZABLE;\n"
            + "CREATE TABLE level AS SELECT current_setting('transaction_isolation') AS l;\n"
            + "COMMIT;");
    done("up");
    assertThat(db.queryString("SELECT l FROM level")).isEqualTo("serializable");
  }

  @Test
  void resetByTheAuthorTakesNothingOfThatAway() throws SQLException {
    set("idle_session_timeout = '20s'", "statement_timeout = '17s'");
    project.file("1_seen.sql", "RESET ALL;\n" + SEEN);
    project.file("2_discard.sql", "DISCARD ALL;\nCREATE TABLE later AS " + SEEN.substring(21));
    done("up");
    assertThat(seen("idle_session_timeout")).isEqualTo("0");
    assertThat(seen("tcp_user_timeout")).isEqualTo("90000");
    assertThat(seen("statement_timeout")).isEqualTo("17000");
    assertThat(db.queryString("SELECT setting FROM later WHERE name = 'idle_session_timeout'"))
        .isEqualTo("0");
  }

  @Test
  void whatTheAuthorSetsHolds() throws SQLException {
    project.file(
        "1_seen.sql",
        "SET statement_timeout = '21s'; SET idle_in_transaction_session_timeout = '22s';\n" + SEEN);
    done("up", "--statement-timeout", "1min");
    assertThat(seen("statement_timeout")).isEqualTo("21000");
    assertThat(seen("idle_in_transaction_session_timeout")).isEqualTo("22000");
  }

  private void done(String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
  }

  private String seen(String setting) throws SQLException {
    return db.queryString("SELECT setting FROM seen WHERE name = '" + setting + "'");
  }

  private void set(String... settings) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String setting : settings) {
        statement.execute(
            "ALTER ROLE " + db.user() + " IN DATABASE " + db.name() + " SET " + setting);
      }
    }
  }
}
