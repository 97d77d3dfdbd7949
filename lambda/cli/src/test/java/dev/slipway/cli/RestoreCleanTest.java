package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Tests {@code restore --clean}, and what production asks for. */
class RestoreCleanTest extends RestoreTestBase {

  @Test
  void cleanLeavesNothingOfWhatWasThere() throws Exception {
    done("up");
    String backup = backUp();
    makeEveryKind(target);
    executeAsSuperuser(
        target,
        "SELECT lo_create(700002)",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "CREATE TABLE mine (id int)");
    succeeded(restoreAs(target.superuserUrl(), backup, "--clean"));
    assertThat(target.catalogue()).isEqualTo(db.catalogue());
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  @Test
  void ownerOfTheDatabaseMayClean() throws Exception {
    done("up");
    String backup = backUp();
    target.execute(
        "CREATE SCHEMA other",
        "CREATE TYPE other.mood AS ENUM ('sad')",
        "CREATE TABLE words (mood other.mood)",
        "CREATE FUNCTION one(int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE VIEW sight AS SELECT one(1) AS n FROM words",
        "CREATE PUBLICATION news FOR TABLE words",
        "SELECT lo_create(700003)");
    succeeded(restore(backup, "--clean"));
    assertThat(target.catalogue()).isEqualTo(db.catalogue());
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  /** Neither belongs to a schema. */
  @Test
  void castsAndTransformsOfBuiltInTypesComeBack() throws Exception {
    executeAsSuperuser(
        db,
        "CREATE CAST (text AS bytea) WITH FUNCTION textsend(text) AS ASSIGNMENT",
        "CREATE CAST (bytea AS inet) WITHOUT FUNCTION",
        "CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))",
        "CREATE TABLE t (a int, b bytea DEFAULT 'x'::text::bytea)");
    project = project.on(db.superuserUrl());
    String backup = backUp();
    List<String> before = db.catalogue();
    refused(
        restoreAs(db.superuserUrl(), backup),
        target.catalogue(),
        "2 casts (",
        "1 transform (for integer language sql)");
    succeeded(restoreAs(db.superuserUrl(), backup, "--clean"));
    assertThat(db.catalogue()).isEqualTo(before);
  }

  /** An extension takes along those that need it, and servers; an index stands in its way. */
  @Test
  void whatHangsOnExtensionsIsDroppedWithThem() throws Exception {
    executeAsSuperuser(
        db,
        "CREATE EXTENSION cube; CREATE EXTENSION earthdistance; CREATE EXTENSION pg_trgm",
        "CREATE EXTENSION postgres_fdw; CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw",
        "CREATE TABLE t (a text) PARTITION BY LIST (a)",
        "CREATE TABLE one PARTITION OF t FOR VALUES IN ('one')",
        "CREATE INDEX ON t USING gist (a gist_trgm_ops (siglen = 32))",
        "CREATE MATERIALIZED VIEW m AS TABLE t",
        "CREATE INDEX ON m USING gist (a gist_trgm_ops (siglen = 64))");
    project = project.on(db.superuserUrl());
    String backup = backUp();
    String before = dump(db);
    succeeded(restoreAs(db.superuserUrl(), backup, "--clean"));
    assertThat(dump(db)).isEqualTo(before);
  }

  /** Languages and access methods of extensions that somebody else has made stay with them. */
  @Test
  void whatTheAdministratorHasMadeStays() throws Exception {
    db.execute("CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'");
    String backup = backUp();
    executeAsSuperuser(
        target,
        "DROP EXTENSION plpgsql",
        "CREATE EXTENSION plpgsql",
        "CREATE EXTENSION bloom",
        "CREATE FUNCTION old() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'",
        "ALTER FUNCTION old() OWNER TO " + target.user());
    Result result = restore(backup, "--clean");
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.FOUND);
    assertThat(result.out())
        .contains("stands otherwise than the backup says (2): ")
        .contains("not in it: CREATE EXTENSION IF NOT EXISTS plpgsql ")
        .contains("not in it: CREATE EXTENSION IF NOT EXISTS bloom ");
    assertThat(target.rows("SELECT proname FROM pg_proc WHERE proname IN ('one', 'old')"))
        .containsExactly(List.of("one"));
  }

  @Test
  void defaultPrivilegesOfOurRoleWouldWidenWhatIsRestored() throws Exception {
    db.execute("CREATE TABLE t (a int)");
    String backup = backUp();
    target.execute("ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC");
    refused(restore(backup), target.catalogue(), "is not empty: it holds 1 default acl (for role ");
    succeeded(restore(backup, "--clean"));
    assertThat(dump(target)).isEqualTo(dump(db)).doesNotContain("GRANT ALL ON TABLE public.t");
  }

  @Test
  void whoeverUsesWhatIsDroppedIsWaitedForAndNamed() throws Exception {
    db.execute("CREATE TABLE t (a int)");
    String backup = backUp();
    target.execute("CREATE TABLE old (a int)");
    List<String> before = target.catalogue();
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = 'long report'; BEGIN; SELECT FROM old");
      FutureTask<Result> restore = new FutureTask<>(() -> restore(backup, "--clean"));
      new Thread(restore).start();
      while (target.rows("SELECT FROM pg_locks WHERE NOT granted").isEmpty()) {
        Thread.sleep(5);
      }
      assertThat(target.catalogue()).isEqualTo(before);
      statement.execute("COMMIT");
      succeeded(restore.get());
    }
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  @Test
  void moreThanTheServerHasLocksForGoesInPieces() throws Exception {
    String locks =
        "SELECT current_setting('max_locks_per_transaction')::int"
            + " * current_setting('max_connections')::int / 2 + 100";
    int many = Integer.parseInt(target.queryString(locks));
    db.execute("CREATE TABLE t (a int)");
    String backup = backUp();
    for (int from = 0; from < many; from += 2000) {
      target.execute(
          "SELECT lo_create(800000 + i) FROM generate_series(%d, %d) i"
              .formatted(from, Math.min(from + 1999, many)));
    }
    target.execute("CREATE TABLE old (a int)", "CREATE VIEW older AS TABLE old");
    succeeded(restore(backup, "--clean"));
    assertThat(target.catalogue()).isEqualTo(db.catalogue());
    assertThat(target.queryString("SELECT count(*) FROM pg_largeobject_metadata")).isEqualTo("0");
  }

  @Test
  void whatCannotBeDroppedStays() throws Exception {
    done("up");
    String backup = backUp();
    target.execute("CREATE TABLE mine (id int)");
    executeAsSuperuser(target, "CREATE SCHEMA theirs", "CREATE TABLE theirs.kept (id int)");
    List<String> before = target.catalogue();
    refused(
        restore(backup, "--clean"),
        before,
        "clean: DROP SCHEMA theirs CASCADE: must be owner of schema theirs (42501)",
        "The database was not touched.");
  }

  @Test
  void productionAsksForTheName() throws Exception {
    done("up");
    String backup = backUp("--environment", "prod");
    List<String> before = target.catalogue();
    project = project.with("ENVIRONMENT", "prod");
    Result result = restore(backup);
    refused(
        result,
        before,
        "ENVIRONMENT is prod, which asks for more:\n  confirm: to restore here, add --confirm "
            + target.name()
            + "\nThe database was not changed.");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    refused(restore(backup, "--confirm", db.name()), before, "add --confirm " + target.name());
  }

  @Test
  void productionIsSavedBeforeItIsDropped() throws Exception {
    done("up");
    String backup = backUp("--environment", "prod");
    project = project.with("ENVIRONMENT", "prod");
    Result empty = restore(backup, "--confirm", target.name(), "--json");
    succeeded(empty);
    assertThat(empty.json()).containsEntry("saved", null);
    target.execute("INSERT INTO words (id, word) VALUES (99, 'only here')");
    Result full = restore(backup, "--confirm", target.name(), "--clean", "--json");
    succeeded(full);
    String saved = String.valueOf(full.json().get("saved"));
    assertThat(saved).startsWith("file:" + store + "/database-backups/prod/" + target.name() + "/");
    assertThat(target.queryString("SELECT count(*) FROM words")).isEqualTo("1");
    assertThat(
            target.queryString(
                "SELECT message FROM schema_migration_runs WHERE action = 'restore'"))
        .isEqualTo("the database as it was before is in " + saved);
    succeeded(restore(saved, "--confirm", target.name(), "--clean", "--no-backup"));
    assertThat(target.queryString("SELECT word FROM words WHERE id = 99")).isEqualTo("only here");
  }

  @Test
  void latestGoesOnWithTheBackupItBeganWith() throws Exception {
    db.execute(
        "CREATE FUNCTION fits(int) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN"
            + " IF current_setting(''my.fail'', true) = ''yes'' THEN RAISE ''no way''; END IF;"
            + " RETURN true; END'",
        "CREATE TABLE checked (id int CHECK (fits(id)))",
        "INSERT INTO checked VALUES (1)");
    String backup = backUp("--environment", "prod");
    db.execute("INSERT INTO checked VALUES (2)");
    executeAsSuperuser(db, "ALTER DATABASE " + db.name() + " SET my.fail = 'yes'");
    Thread.sleep(1100); // folders are named by the second
    project = project.with("ENVIRONMENT", "prod");
    Result failed = project.run("restore", "latest", "--clean", "--confirm", db.name());
    assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err())
        .contains("again (restore " + backup + ")", "the one to restore is " + backup + ".");
    assertThat(backups()).isEqualTo(2);
    executeAsSuperuser(db, "ALTER DATABASE " + db.name() + " RESET my.fail");
    Map<String, Object> report =
        done("restore", "latest", "--clean", "--confirm", db.name(), "--json").json();
    assertThat(report)
        .containsEntry("backup", backup)
        .containsEntry("resumed", true)
        .containsEntry("saved", null);
    assertThat(db.rows("SELECT id FROM checked")).containsExactly(List.of("1"));
    assertThat(backups()).isEqualTo(2);
  }

  @Test
  void whatIsHalfRestoredIsNotSaved() throws Exception {
    String backup = backUp("--environment", "prod");
    target.execute(
        "CREATE SCHEMA slipway_restore",
        "CREATE TABLE slipway_restore.units (unit text)",
        "CREATE TABLE slipway_restore.backup AS SELECT 'file:/gone/' AS uri, '' AS manifest,"
            + " true AS clean, now() AS begun_at",
        "CREATE TABLE half (id int)");
    project = project.with("ENVIRONMENT", "prod");
    Result anew = restore(backup, "--clean", "--confirm", target.name(), "--json");
    succeeded(anew);
    assertThat(anew.json()).containsEntry("saved", null).containsEntry("resumed", false);
    assertThat(target.catalogue()).isEqualTo(db.catalogue());
  }

  private int backups() {
    return ((List<?>) done("backups", "--json").json().get("backups")).size();
  }

  @Test
  void productionWithoutAStoreIsNotDropped() throws Exception {
    done("up");
    String backup = backUp("--environment", "prod");
    target.execute("CREATE TABLE mine (id int)");
    List<String> before = target.catalogue();
    project = project.with("ENVIRONMENT", "prod").without("BACKUP_STORE");
    refused(
        restore(backup, "--clean", "--confirm", target.name()),
        before,
        "backup: one must come first, and no store is set for it.");
    Map<String, Object> report =
        restore(backup, "--clean", "--confirm", target.name(), "--no-backup", "--json").json();
    assertThat(report).containsEntry("outcome", "DONE").containsEntry("saved", null);
    assertThat(report).containsEntry("warnings", List.of("no backup was taken (--no-backup)"));
  }
}
