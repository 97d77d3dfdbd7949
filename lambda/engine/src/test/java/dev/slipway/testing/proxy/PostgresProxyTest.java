package dev.slipway.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.postgres.PgDatabase;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

/** Tests {@link PostgresProxy}. */
class PostgresProxyTest {

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
  void countsOneRoundTripForEachSimpleQuery() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(proxy.roundTrips()).isZero();
      statement.execute("BEGIN; INSERT INTO note VALUES ('grüße'); COMMIT");
      statement.execute("SELECT 2");
    }
    assertThat(proxy.roundTrips()).isEqualTo(2);
    assertThat(proxy.queries())
        .containsExactly("BEGIN; INSERT INTO note VALUES ('grüße'); COMMIT", "SELECT 2");
  }

  @Test
  void keepsTheQueriesOfEachConnection() throws SQLException {
    try (Connection first = connect();
        Connection second = connect()) {
      first.createStatement().execute("SELECT 1");
      second.createStatement().execute("SELECT 2");
      proxy.reset();
      first.createStatement().execute("SELECT 3");
      second.createStatement().execute("SELECT 4");
    }
    assertThat(proxy.connections()).isEqualTo(2);
    assertThat(proxy.queries(1)).containsExactly("SELECT 3");
    assertThat(proxy.queries(2)).containsExactly("SELECT 4");
  }

  @Test
  void countsSyncAndCopyAsOneEach() throws Exception {
    try (Connection connection = db.connect(proxy.port())) {
      connection.createStatement().execute("SELECT 1");
      assertThat(proxy.roundTrips()).isEqualTo(1);
      assertThat(proxy.queries()).isEmpty();
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      copy.copyIn("COPY note FROM stdin", new StringReader("a\nb\n"));
    }
    assertThat(proxy.roundTrips()).isEqualTo(2);
    assertThat(db.queryString("SELECT count(*) FROM note")).isEqualTo("2");
  }

  @Test
  void hookSeesTheQueryAtAllMoments() throws SQLException {
    AtomicReference<String> seen = new AtomicReference<>("");
    proxy.onQuery(
        event -> {
          event.delay(Duration.ofMillis(20));
          seen.accumulateAndGet(event.number() + " " + event.moment() + "\n", String::concat);
        });
    insert();
    assertThat(seen).hasValue("1 BEFORE_FORWARD\n1 AFTER_FORWARD\n1 AFTER_REPLY\n");
  }

  @Test
  void failureOfAHookComesOutOfClose() {
    PostgresProxy failing = new PostgresProxy(db.port());
    failing.onQuery(
        event -> {
          throw new IllegalStateException("hook");
        });
    proxy.close();
    proxy = new PostgresProxy(failing.port());
    assertThatThrownBy(this::insert).isInstanceOf(SQLException.class);
    assertThatThrownBy(failing::close)
        .isInstanceOf(AssertionError.class)
        .hasRootCauseMessage("hook");
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("preferQueryMode", "simple");
    return db.connect(proxy.port(), properties);
  }

  private void insert() throws SQLException {
    try (Connection connection = connect()) {
      connection.createStatement().execute("INSERT INTO note VALUES ('x')");
    }
  }
}
