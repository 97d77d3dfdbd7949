package dev.slipway.postgres.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.proxy.PostgresProxy;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every dumper while another session has locked a table. */
abstract class DumpLockContract extends DumpTestBase {

  private static final String WAITING =
      "SELECT pid FROM pg_locks JOIN pg_database d ON d.oid = database"
          + " WHERE NOT granted AND datname = current_database()";

  private Session holder;

  @BeforeEach
  void lockATable() throws SQLException {
    database.execute("CREATE TABLE held (n int)");
    holder = owner().open();
    holder.execute("BEGIN; LOCK TABLE public.held IN ACCESS EXCLUSIVE MODE");
  }

  @AfterEach
  void release() {
    // Nothing was locked when the test is skipped.
    if (holder != null) {
      holder.close();
    }
  }

  @Test
  void anInterruptCancelsOnTheServerToo() throws Exception {
    Failing dump = new Failing(owner());
    dump.start();
    awaitRows(1);
    dump.interrupt();
    dump.join();
    assertThat(dump.failure)
        .isInstanceOf(DumpFailed.class)
        .hasMessageContaining("(it was cancelled)");
    assertThat(dump.wasInterrupted).isTrue();
    awaitRows(0);
  }

  @Test
  void aSessionThatIsEndedIsSaid() throws Exception {
    Failing dump = new Failing(owner());
    dump.start();
    awaitRows(1);
    database.execute("SELECT pg_terminate_backend(pid) FROM (" + WAITING + ") waiting");
    dump.join();
    assertThat(dump.failure)
        .isInstanceOf(DumpFailed.class)
        .hasMessageContaining("terminating connection due to administrator command");
  }

  @Test
  void aLockIsWaitedForAsLongAsInOtherSessions() {
    Connector impatient = DumpTarget.of(database, PostgresServer.OWNER, Duration.ofMillis(100));
    assertThatThrownBy(() -> dump(impatient))
        .isInstanceOf(DumpFailed.class)
        .hasMessageContaining("LOCK TABLE public.held")
        .hasMessageEndingWith(
            " Try again when the session that holds the lock has ended, or raise --lock-timeout.");
  }

  /**
   * A network has forgotten the connection and tells nobody; a new one finds the session at rest.
   */
  @Test
  void aConnectionThatFallsSilentIsGivenUp() {
    try (PostgresProxy proxy = new PostgresProxy(database.port())) {
      proxy.onQuery(
          event -> {
            if (event.sql().contains("relreplident")) {
              proxy.forgetConnections();
            }
          });
      Connector throughProxy =
          new Connector(
              DumpTarget.settings(database, PostgresServer.OWNER, proxy.port()),
              SessionOptions.of(DumpTarget.APPLICATION, Duration.ZERO, Duration.ofSeconds(1)),
              notice -> {});
      assertThatThrownBy(() -> dump(throughProxy))
          .isInstanceOf(DumpFailed.class)
          .hasMessageContaining("the server has not answered for ")
          .hasMessageContaining("and the connection was given up");
    }
  }

  /** Looks until so many sessions wait for a lock; the test's own time limit ends it. */
  private void awaitRows(int sessions) throws Exception {
    while (database.rows(WAITING).size() != sessions) {
      Thread.sleep(20);
    }
  }

  /** A dump in a thread that remembers how it failed. */
  private final class Failing extends Thread {
    private final Connector connector;
    private volatile RuntimeException failure;
    private volatile boolean wasInterrupted;

    Failing(Connector connector) {
      this.connector = connector;
    }

    @Override
    public void run() {
      try {
        dumper(connector).dump(DumpContract.all(), OutputStream.nullOutputStream());
      } catch (RuntimeException e) {
        failure = e;
        wasInterrupted = Thread.interrupted();
      }
    }
  }
}
