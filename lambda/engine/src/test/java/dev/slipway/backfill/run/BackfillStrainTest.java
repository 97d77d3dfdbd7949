package dev.slipway.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a backfill gives way to others, and says so. */
class BackfillStrainTest extends BackfillTestBase {

  /** Where Aurora keeps it; only a superuser can put something there. */
  private static final String AURORA =
      "CREATE FUNCTION pg_catalog.aurora_replica_status() RETURNS TABLE (replica_lag_in_msec"
          + " float8) LANGUAGE sql AS 'SELECT ms FROM public.lag'";

  private static final String SLEEPS =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
          + " AND datname = current_database()";

  @Test
  void goesSlowerWhileAReplicaLags() throws Exception {
    table(2000);
    try (Connection superuser = db.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("CREATE TABLE public.lag AS SELECT 15000.0::float8 AS ms");
      statement.execute("GRANT ALL ON public.lag TO PUBLIC");
      statement.execute(AURORA);
    }
    heard.onNotice("slower: a replica is 15 s behind", () -> db.execute("UPDATE lag SET ms = 20"));
    run(fill(PLUS_ONE), BackfillRunTest.adapting());
    slowerAndFasterAgain();
  }

  @Test
  void goesSlowerWhileAVacuumWorks() throws Exception {
    table(2000);
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE");
      heard.onNotice("slower: a vacuum works on the table", other::rollback);
      run(fill(PLUS_ONE), BackfillRunTest.adapting());
    }
    slowerAndFasterAgain();
  }

  @Test
  void goesSlowerWhileSessionsWaitForItsRows() throws Exception {
    table(2000);
    db.execute(
        "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN FOR i IN 1..500 LOOP"
            + " EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() ="
            + " ANY (pg_blocking_pids(pid))); PERFORM pg_sleep(0.01); END LOOP; RETURN NEW; END $$",
        "CREATE TRIGGER wait BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.id = 50)"
            + " EXECUTE FUNCTION wait()");
    Thread reader =
        new Thread(
            () -> {
              try (Connection other = db.connect();
                  Statement statement = other.createStatement()) {
                while (db.queryString(SLEEPS).equals("0")) {
                  Thread.onSpinWait();
                }
                statement.execute("UPDATE t SET n = n WHERE id = 1");
              } catch (Exception e) {
                heard.notice("failed: " + e);
              }
            });
    reader.start();
    run(fill(PLUS_ONE), BackfillRunTest.adapting());
    reader.join();
    slowerAndFasterAgain();
  }

  private void slowerAndFasterAgain() throws Exception {
    assertThat(heard.notices).as("%s", heard.sizes).anyMatch(text -> text.startsWith("slower: "));
    assertThat(heard.notices).contains("faster again: nobody suffers any more");
    assertThat(heard.sizes).contains(50L);
    assertThat(heard.sizes).anyMatch(size -> size > 100);
    assertThat(counts()).isEqualTo(List.of(List.of("1", "2000")));
  }
}
