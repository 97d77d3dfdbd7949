package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests backups beside others who want tables for themselves. */
class BackupLocksTest extends StoreTestBase {

  @BeforeEach
  void fill() throws Exception {
    db.execute(
        "DO $$ BEGIN FOR i IN 1..200 LOOP"
            + " EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY)', i); END LOOP; END $$",
        "CREATE TABLE busy AS SELECT 1 AS id",
        "CREATE VIEW sight AS SELECT count(*) AS n FROM busy");
  }

  /** While a backup has the tables, whoever empties one waits, and everybody else behind him. */
  @Test
  void aTableThatIsEmptiedAllTheTimeIsBackedUp() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger times = new AtomicInteger();
    ExecutorService others = Executors.newSingleThreadExecutor();
    try {
      Future<Void> truncating = others.submit(() -> truncate(ended, times));
      for (int i = 0; i < 2; i++) {
        int before = times.get();
        String backup = backUp("--workers", "3");
        assertThat(times.get()).isGreaterThan(before);
        assertThat(done("verify-backup", backup).out()).contains("Whole");
      }
      ended.set(true);
      truncating.get();
    } finally {
      ended.set(true);
      others.shutdown();
    }
  }

  private Void truncate(AtomicBoolean ended, AtomicInteger times) throws Exception {
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      while (!ended.get()) {
        statement.execute("BEGIN; TRUNCATE busy; INSERT INTO busy VALUES (1); COMMIT");
        times.incrementAndGet();
        Thread.sleep(20);
      }
    }
    return null;
  }

  @Test
  void whoeverIsInTheWayIsNamed() throws Exception {
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = 'nightly job'");
      statement.execute("BEGIN; LOCK TABLE busy IN ACCESS EXCLUSIVE MODE");
      Result refused = project.with("LOCK_TRIES", "2").with("LOCK_TIMEOUT", "50ms").run("backup");
      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err())
          .containsPattern(
              "No backup was taken: a table could not be locked for reading \\(55P03, 2 tries\\)\\."
                  + " Nothing was written\\. In the way: session \\d+ \\(nightly job, idle in"
                  + " transaction, open for [^)]+\\) holds (public\\.)?busy\\. Next: back up again"
                  + " when");
    }
    assertThat(waiting()).isZero();
    assertThat(backUp()).isNotEmpty();
  }

  /** One that ends in the meantime is no reason to give up, nor is a table that goes. */
  @Test
  void whoeverGoesIsWaitedFor() throws Exception {
    ExecutorService others = Executors.newSingleThreadExecutor();
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN; DROP TABLE t7; LOCK TABLE busy IN ACCESS EXCLUSIVE MODE");
      Future<String> backup = others.submit(() -> backUp());
      while (waiting() == 0) {
        Thread.sleep(5);
      }
      statement.execute("COMMIT");
      assertThat(done("verify-backup", backup.get()).out()).contains("Whole");
    } finally {
      others.shutdown();
    }
  }

  /** It is in the snapshot, and nobody may lock one. */
  @Test
  void aSequenceThatGoesMeanwhileIsNoMatterOfRights() throws Exception {
    db.execute("CREATE SEQUENCE fleeting");
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.BEFORE_FORWARD
                && event.sql().contains("has_sequence_privilege")) {
              drop("fleeting");
            }
          });
      project = project.on(db.url(proxy.port()));
      assertThat(done("verify-backup", backUp()).out()).contains("Whole");
    }
  }

  private void drop(String sequence) {
    try {
      db.execute("DROP SEQUENCE IF EXISTS " + sequence);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waiting() throws SQLException {
    return Integer.parseInt(
        db.queryString(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())"));
  }
}
