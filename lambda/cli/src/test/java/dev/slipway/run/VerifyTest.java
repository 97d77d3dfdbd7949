package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The author's transaction commands in VERIFY never reach the migration's transaction. */
class VerifyTest {

  private static final String UP = "-- UP\nCREATE TABLE a (i int);\n-- DOWN\nDROP TABLE a;\n";

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
        "begin;\nselect true;\nrollback;",
        "BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE;\nSELECT true;\nROLLBACK WORK;",
        "START TRANSACTION READ ONLY;\nSELECT count(*) = 0 FROM a;\nABORT;",
        "BEGIN; SELECT true; END;",
        "BEGIN; INSERT INTO a VALUES (1); SELECT i = 1 FROM a; ROLLBACK; SELECT count(*) = 0 FROM"
            + " a;",
        "BEGIN; DROP TABLE a; ROLLBACK; BEGIN; DROP TABLE a; ROLLBACK; SELECT count(*) = 0 FROM a;",
        "BEGIN; SET ROLE pg_monitor; SET search_path = pg_catalog; ROLLBACK; TABLE checked;",
        "BEGIN; SAVEPOINT x; DROP TABLE a; ROLLBACK TO x; RELEASE x; SELECT count(*) = 0 FROM a;"
            + " END",
        "SAVEPOINT x; DROP TABLE a; ROLLBACK TO SAVEPOINT x; SELECT count(*) = 0 FROM a;",
        "BEGIN; SAVEPOINT \"slipway verify\"; INSERT INTO a VALUES (1); ROLLBACK; SELECT true",
        "BEGIN; COMMIT;",
      })
  void migrationStaysAndIsRecorded(String verify) throws SQLException {
    db.execute("CREATE TABLE checked AS SELECT true AS yes");
    project.file("1_a.sql", UP + "-- VERIFY\n" + verify);
    Cli.Result up = project.run("up", "--existing");
    assertThat(up.exitCode()).as(up.toString()).isZero();
    assertThat(up.err()).isEmpty();
    assertThat(db.queryString("SELECT count(*) FROM a")).isEqualTo("0");
    assertThat(history()).containsExactly(List.of("1", "applied"));
    assertThat(project.run("drift").exitCode()).isZero();
  }

  @Test
  void whatIsCommittedStays() throws SQLException {
    project.file(
        "1_a.sql", UP + "-- VERIFY\nBEGIN; INSERT INTO a VALUES (7); COMMIT; SELECT true;");
    assertThat(project.run("up", "--existing").exitCode()).isZero();
    assertThat(db.queryString("SELECT i FROM a")).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN;\nSELECT false;\nROLLBACK;",
        "BEGIN; SELECT true; ROLLBACK;\nSELECT false;",
        "BEGIN; SELECT true; COMMIT;\nSELECT 1/0;",
        "BEGIN READ ONLY;\nINSERT INTO a VALUES (1);\nCOMMIT;",
      })
  void failedCheckTakesAllBack(String verify) throws SQLException {
    project.file("1_a.sql", UP + "-- VERIFY\n" + verify);
    Cli.Result up = project.run("up", "--existing");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err()).contains("1_a.sql:7:", "1 was rolled back. No migration is applied.");
    assertThat(history()).isEmpty();
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
  }

  /** Nothing of it can be written down then, so nothing of it may stay. */
  @Test
  void readOnlyOutsideOfABlockTakesAllBack() throws SQLException {
    project.file("1_a.sql", UP + "-- VERIFY\nSET TRANSACTION READ ONLY; SELECT true;");
    assertThat(project.run("up", "--existing").err())
        .contains("(25006)", "1 was rolled back. No migration is applied.");
    assertThat(history()).isEmpty();
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
  }

  @Test
  void behindAnOutsideSegmentToo() throws SQLException {
    project.file(
        "1_a.sql",
        """
        CREATE TABLE a (i int);
        CREATE INDEX CONCURRENTLY a_i ON a (i);
        -- VERIFY
        BEGIN;
        DROP INDEX a_i;
        SELECT to_regclass('a_i') IS NULL;
        ROLLBACK;
        SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_i'::regclass;
        """);
    assertThat(project.run("up", "--existing").exitCode()).isZero();
    assertThat(db.queryString("SELECT to_regclass('a_i')")).isEqualTo("a_i");
    assertThat(history()).containsExactly(List.of("1", "applied"));
  }

  @Test
  void blocksCostNoRoundTrip() {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      project.file("1_a.sql", UP + "-- VERIFY\nBEGIN; SELECT true; ROLLBACK; SELECT true;");
      assertThat(project.on(db.url(proxy.port())).run("up").exitCode()).isZero();
      assertThat(proxy.roundTrips()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROLLBACK;",
        "abort;",
        "END;",
        "COMMIT;",
        "COMMIT AND CHAIN;",
        "ROLLBACK AND CHAIN;",
        "PREPARE TRANSACTION 'x';",
        "ROLLBACK PREPARED 'x';",
        "COMMIT PREPARED 'x';",
        "ROLLBACK TO x;",
        "RELEASE SAVEPOINT x;",
      })
  void otherCommandsAreRefusedWhenTheFileIsRead(String command) throws SQLException {
    project.file("1_a.sql", UP + "-- VERIFY\nSELECT true;\n" + command + "\nSELECT true;");
    Cli.Result up = project.run("up", "--existing");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err())
        .startsWith("slipway: The migrations cannot be read:\n  1_a.sql:7:1: ")
        .hasLineCount(3);
    assertThat(db.queryString("SELECT to_regclass('schema_migrations')")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT true; BEGIN; SELECT true;",
        "SELECT true; BEGIN; BEGIN; ROLLBACK;",
        "BEGIN; ROLLBACK AND CHAIN; ROLLBACK;",
        "BEGIN; SELECT 1; COMMIT AND CHAIN; SELECT 1; COMMIT;",
        "BEGIN; SAVEPOINT x; ROLLBACK; RELEASE x;",
      })
  void otherBlocksAreRefused(String verify) {
    project.file("1_a.sql", UP + "-- VERIFY\n" + verify);
    assertThat(project.run("validate").exitCode()).isEqualTo(3);
    assertThat(project.run("up", "--existing").err()).contains("cannot be read", "1_a.sql:6:");
  }

  /** It always runs in a transaction; options of the file change nothing about that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN COMMIT; END $$;",
        "CALL commits();",
        "VACUUM;",
        "CREATE INDEX CONCURRENTLY ON a (i);",
      })
  void whatEndsTransactionsIsToldToStandElsewhere(String check) throws SQLException {
    db.execute("CREATE PROCEDURE commits() LANGUAGE plpgsql AS 'BEGIN COMMIT; END'");
    project.file("1_a.sql", UP + "-- VERIFY\n" + check);
    assertThat(project.run("up", "--existing").err())
        .contains("1 was rolled back.", "Next: take that statement out of the VERIFY section");
  }

  private List<List<String>> history() throws SQLException {
    return db.queryString("SELECT to_regclass('schema_migrations')") == null
        ? List.of()
        : db.rows("SELECT version, state FROM schema_migrations");
  }
}
