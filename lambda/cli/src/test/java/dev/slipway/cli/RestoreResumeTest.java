package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.process.ChildProcess;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a restore that was broken off goes on where it was. */
class RestoreResumeTest extends RestoreTestBase {

  /** Loading the last table never ends but in the source. */
  private void fillWithOneThatHangs() throws Exception {
    for (int i = 0; i < 6; i++) {
      db.execute(
          "CREATE TABLE t" + i + " (id int PRIMARY KEY, word text)",
          "INSERT INTO t" + i + " SELECT n, 'word ' || n FROM generate_series(1, 2000) n");
    }
    db.execute(
        "CREATE FUNCTION hangs(int) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN"
            + " IF current_database() <> ''"
            + db.name()
            + "'' THEN PERFORM pg_sleep(600); END IF; RETURN true; END'",
        "CREATE TABLE slow (id int CHECK (hangs(id)))",
        "INSERT INTO slow VALUES (1), (2)",
        "CREATE VIEW sum AS SELECT (SELECT sum(id) FROM t1) + (SELECT count(*) FROM slow) AS n");
  }

  /** Somebody had to change it, so that the restore could go on. */
  private static final String MENDED =
      "is otherwise: CREATE FUNCTION public.hangs(integer) RETURNS boolean";

  @Test
  void killedRestoreGoesOnWhereItWas() throws Exception {
    fillWithOneThatHangs();
    String backup = backUp();
    try (ChildProcess child =
        CliProcess.start(folder, project.on(target.url()).environment(), "restore", backup)) {
      while (child.isAlive() && done("100-%") < 6) {
        Thread.sleep(20);
      }
      child.killForcibly();
    }
    assertThat(done("100-%")).isEqualTo(6);
    assertThat(target.rows("SELECT FROM t0")).hasSize(2000);
    target.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%slow%'"
            + " AND datname = current_database()",
        "CREATE OR REPLACE FUNCTION hangs(int) RETURNS boolean LANGUAGE sql RETURN true");
    Result up = project.on(target.url()).run("restore", backup, "--json");
    succeededBut(up, MENDED);
    assertThat(up.json()).containsEntry("resumed", true).containsEntry("rows", 2);
    for (int i = 0; i < 6; i++) {
      String all = "SELECT t::text FROM t" + i + " t ORDER BY id";
      assertThat(target.rows(all)).hasSize(2000).isEqualTo(db.rows(all));
    }
    target.execute(
        "CREATE OR REPLACE FUNCTION hangs(int) RETURNS boolean LANGUAGE plpgsql AS $x$"
            + db.queryString("SELECT prosrc FROM pg_proc WHERE proname = 'hangs'")
            + "$x$");
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  @Test
  void cutConnectionIsToldAndGoneOnFrom() throws Exception {
    fillWithOneThatHangs();
    String backup = backUp();
    Thread cutter = new Thread(this::cutWhenItHangs);
    cutter.start();
    Result broken = restore(backup);
    cutter.join();
    assertThat(broken.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(broken.err())
        .contains(
            "failed at 109-public.slow.p0.sql.zst: the rows of public.slow",
            "The database is half restored: ",
            "run the same restore again (restore " + backup + "); it goes on where it stopped.");
    for (String command : List.of("up", "status", "backup")) {
      Result refused = project.on(target.url()).run(command);
      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err())
          .startsWith(
              "slipway: Database %s is half restored: a restore of %s was begun and has not ended"
                  .formatted(target.name(), backup))
          .contains("(restore " + backup + ")");
    }
    target.execute(
        "CREATE OR REPLACE FUNCTION hangs(int) RETURNS boolean LANGUAGE sql RETURN true");
    Result again = restore(backup);
    assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.FOUND);
    assertThat(again.out()).contains(": 2 rows by this run, the rest by those before, ");
    assertThat(target.queryString("SELECT n FROM sum")).isEqualTo("2001002");
  }

  private void cutWhenItHangs() {
    String cut =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%slow%'"
            + " AND wait_event = 'PgSleep' AND datname = '"
            + target.name()
            + "'";
    try {
      while (done("100-%") < 6 || db.rows(cut).isEmpty()) {
        Thread.sleep(20);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int done(String units) throws Exception {
    if (target.rows("SELECT WHERE to_regclass('slipway_restore.units') IS NULL").isEmpty()) {
      List<List<String>> found =
          target.rows("SELECT FROM slipway_restore.units WHERE unit LIKE '" + units + "'");
      return found.size();
    }
    return 0;
  }
}
