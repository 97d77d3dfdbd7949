package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code preflight}. */
class PreflightTest extends CliTestBase {

  @TempDir Path store;

  @Test
  void aDatabaseThatIsReadyHasNothingRed() throws Exception {
    done("up");
    Project stored = project.with("BACKUP_STORE", "file:" + store);
    assertThat(stored.run("backup").exitCode()).isZero();
    Result ready = stored.run("preflight");
    assertThat(ready.out())
        .containsPattern("GREEN +pending +0\n")
        .containsPattern("GREEN +backup +\\d+ s old\n")
        .containsPattern("GREEN +server +PostgreSQL ")
        .containsPattern("GREEN +connections +\\d+ free of 100\n")
        .containsPattern("GREEN +prepared transactions +none\n")
        .containsPattern("GREEN +wraparound +0 % used\n")
        .contains("is ready")
        .doesNotContain("RED", "Next: take one");
    assertThat(ready.exitCode()).isZero();
  }

  @Test
  void nothingIsWritten() throws Exception {
    Result result = project.run("preflight");
    assertThat(result.out()).containsPattern("YELLOW +backup +no store\n");
    assertThat(db.queryString("SELECT to_regclass('public.schema_migrations')")).isNull();
  }

  @Test
  void whoStandsInTheWayIsNamed() throws Exception {
    done("up");
    project.file("20250201_000000_more.sql", "ALTER TABLE words ADD COLUMN more int;");
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SET application_name = 'nightly report'");
      statement.execute("SELECT count(*) FROM words");
      Result result = project.run("preflight");
      assertThat(result.out())
          .containsPattern("YELLOW +open transactions +1, the oldest for \\d+ s\n")
          .contains("nightly report")
          .contains("holds locks on public.words, which is to be changed")
          .contains("pg_terminate_backend(PID)");
      assertThat(result.exitCode()).isZero();
    }
  }

  @Test
  void anotherOwnersTableIsRed() throws Exception {
    done("up");
    project.file("20250201_000000_more.sql", "CREATE INDEX CONCURRENTLY ON theirs (i);");
    superuser("CREATE TABLE theirs (i int)");
    Result result = project.run("preflight");
    assertThat(result.out())
        .containsPattern("RED +owners +0 of 1 tables are ours to change\n")
        .containsPattern("theirs is owned by \\w+, and " + db.user() + " is no member of it")
        .contains("is not ready");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void whatTheServerLacksIsRed() {
    done("up");
    project.file("20250201_000000_more.sql", "CREATE EXTENSION IF NOT EXISTS no_such_thing;");
    Result result = project.run("preflight");
    assertThat(result.out())
        .containsPattern("RED +extensions +1 wanted\n")
        .contains("no_such_thing is not on this server");
  }

  @Test
  void whatUpWouldRefuseIsRed() {
    done("up");
    project.file("0005_late.sql", "CREATE TABLE late (i int);");
    Result result = project.run("preflight");
    assertThat(result.out()).containsPattern("RED +pending +1, 1 out of order\n").contains("late");
    assertThat(project.run("preflight", "--out-of-order").out())
        .containsPattern("(GREEN|YELLOW) +pending +1, 1 out of order\n");
  }

  @Test
  void preparedTransactionsAndInvalidIndexesAreTold() throws Exception {
    done("up");
    superuser(
        "BEGIN; CREATE TABLE forgotten (i int); PREPARE TRANSACTION 'it''s open'",
        "CREATE TABLE twice AS SELECT 1 AS i FROM generate_series(1, 2)");
    try {
      superuser("CREATE UNIQUE INDEX CONCURRENTLY broken ON twice (i)");
    } catch (SQLException expected) {
      assertThat(expected.getSQLState()).isEqualTo("23505");
    }
    try {
      assertThat(project.run("preflight").out())
          .containsPattern("YELLOW +prepared transactions +1\n")
          .contains("'it''s open' of role", "ROLLBACK PREPARED 'it''s open'")
          .containsPattern("YELLOW +invalid indexes +1\n")
          .contains("public.broken");
    } finally {
      superuser("ROLLBACK PREPARED 'it''s open'");
    }
  }

  @Test
  void aStoreThatCannotBeReadIsRed() throws Exception {
    Path file = Files.writeString(store.resolve("file"), "no folder");
    Result result = project.with("BACKUP_STORE", "file:" + file.resolve("in")).run("preflight");
    assertThat(result.out()).containsPattern("(RED|YELLOW) +backup ");
  }

  @Test
  void aPlanSaysItTooWhereAsked() throws Exception {
    done("up");
    project.file("20250201_000000_more.sql", "CREATE INDEX theirs_i ON theirs (i);");
    superuser("CREATE TABLE theirs (i int)");
    Result result = project.run("plan", "--preflight");
    assertThat(result.out())
        .contains("CREATE INDEX theirs_i")
        .containsPattern("RED +owners +0 of 1 tables")
        .contains("this is what would run");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(project.run("plan").exitCode()).isZero();
  }

  @Test
  void answersAsJson() {
    done("up");
    Map<String, Object> report = project.run("preflight", "--json").json();
    assertThat(report).containsEntry("action", "preflight").containsEntry("outcome", "YELLOW");
    assertThat(report.get("gauges").toString()).contains("gauge=wraparound, light=GREEN");
  }

  private void superuser(String... statements) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
