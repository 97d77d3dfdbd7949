package dev.slipway.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.postgres.PgDatabase;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the faults that {@link PostgresProxy} makes. */
class PostgresProxyFaultsTest {

  /** Long enough for a slow machine to try to connect meanwhile. */
  private static final Duration A_WHILE = Duration.ofSeconds(3);

  @RegisterExtension PgDatabase db = new PgDatabase();

  private PostgresProxy proxy;

  @BeforeEach
  void startProxy() throws SQLException {
    db.execute("CREATE TABLE note (text text)");
    proxy = new PostgresProxy(db.port());
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  @Test
  void queryCutBeforeTheForwardNeverHappens() throws SQLException {
    proxy.onQuery(1, QueryMoment.BEFORE_FORWARD, QueryEvent::cutBoth);
    assertThatThrownBy(this::insert).isInstanceOf(SQLException.class);
    assertThat(db.queryString("SELECT count(*) FROM note")).isEqualTo("0");
  }

  @Test
  void queryCutAfterTheReplyHasHappened() throws SQLException {
    proxy.onQuery(1, QueryMoment.AFTER_REPLY, QueryEvent::cutBoth);
    assertThatThrownBy(this::insert).isInstanceOf(SQLException.class);
    assertThat(db.queryString("SELECT count(*) FROM note")).isEqualTo("1");
  }

  @Test
  void sessionOutlivesAClientCutAfterTheForward() throws SQLException {
    proxy.onQuery(2, QueryMoment.AFTER_FORWARD, QueryEvent::cutClient);
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(7)");
      assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
    }
    assertThat(db.queryString("SELECT pg_try_advisory_lock(7)")).isEqualTo("f");
  }

  @Test
  void clientWaitsInVainWhenTheServerIsCut() throws SQLException {
    proxy.onQuery(1, QueryMoment.AFTER_FORWARD, QueryEvent::cutServer);
    Properties properties = new Properties();
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("socketTimeout", "1");
    try (Connection connection = db.connect(proxy.port(), properties)) {
      assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void passesOnTheLastWordsOfATerminatedBackend() {
    proxy.onQuery(1, QueryMoment.BEFORE_FORWARD, event -> terminateOthers());
    assertThatThrownBy(this::insert)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57P01"));
  }

  @Test
  void refusesConnectionsForAWhile() throws Exception {
    proxy.refuseConnectionsFor(A_WHILE);
    assertThatThrownBy(this::connect).hasRootCauseInstanceOf(ConnectException.class);
    insertWhenAnswered();
  }

  @Test
  void answersStartingUpForAWhile() throws Exception {
    proxy.answerStartingUpFor(A_WHILE);
    assertThatThrownBy(this::connect)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57P03"));
    insertWhenAnswered();
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("preferQueryMode", "simple");
    return db.connect(proxy.port(), properties);
  }

  private void insertWhenAnswered() throws Exception {
    for (int tries = 0; tries < 300; tries++) {
      try {
        insert();
        return;
      } catch (SQLException notYet) {
        Thread.sleep(100);
      }
    }
    insert();
  }

  private void insert() throws SQLException {
    try (Connection connection = connect()) {
      connection.createStatement().execute("INSERT INTO note VALUES ('x')");
    }
  }

  private void terminateOthers() {
    try {
      db.execute(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
