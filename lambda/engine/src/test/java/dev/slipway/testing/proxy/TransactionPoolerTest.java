package dev.slipway.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

/** Tests {@link TransactionPooler}. */
class TransactionPoolerTest {

  private static final String PID = "SELECT pg_backend_pid()";

  @RegisterExtension PgDatabase db = new PgDatabase();

  @Test
  void clientsThatTakeTurnsShareOneBackend() throws SQLException {
    try (TransactionPooler pooler = TransactionPooler.sharing(db, 2);
        Connection first = connect(pooler);
        Connection second = connect(pooler)) {
      assertThat(query(first, PID)).isEqualTo(query(second, PID)).isEqualTo(query(first, PID));
      assertThat(query(first, "SELECT pg_try_advisory_lock(1)")).isEqualTo("t");
      assertThat(query(second, "SELECT pg_try_advisory_lock(1)")).isEqualTo("t");
    }
  }

  @Test
  void rotationGivesEachTransactionAnotherBackend() throws SQLException {
    try (TransactionPooler pooler = TransactionPooler.rotating(db, 2);
        Connection connection = connect(pooler)) {
      String pid = query(connection, PID);
      assertThat(query(connection, PID)).isNotEqualTo(pid);
      assertThat(query(connection, PID)).isEqualTo(pid);
    }
  }

  @Test
  void transactionKeepsItsBackend() throws SQLException {
    try (TransactionPooler pooler = TransactionPooler.rotating(db, 2);
        Connection first = connect(pooler);
        Connection second = connect(pooler)) {
      first.setAutoCommit(false);
      String pid = query(first, PID);
      assertThat(query(second, PID)).isNotEqualTo(pid);
      assertThat(query(first, PID)).isEqualTo(pid);
      first.rollback();
    }
  }

  @Test
  void sessionLooksLikeAServersButHasAnInventedProcess() throws SQLException {
    try (TransactionPooler pooler = TransactionPooler.sharing(db, 1);
        Connection connection = connect(pooler)) {
      assertThat(query(connection, "SELECT current_user")).isEqualTo(db.user());
      assertThat(query(connection, "SELECT current_database()")).isEqualTo(db.name());
      assertThat(connection.getMetaData().getDatabaseMajorVersion())
          .isEqualTo(PostgresServer.majorVersion());
      assertThat(connection.unwrap(PGConnection.class).getBackendPID())
          .isNotEqualTo(Integer.parseInt(query(connection, PID)));
    }
  }

  @Test
  void copyPassesThrough() throws Exception {
    db.execute("CREATE TABLE note (text text)");
    try (TransactionPooler pooler = TransactionPooler.rotating(db, 2);
        Connection connection = db.connect(pooler.port())) {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      assertThat(copy.copyIn("COPY note FROM stdin", new StringReader("a\nb\n"))).isEqualTo(2);
      assertThat(query(connection, "SELECT count(*) FROM note")).isEqualTo("2");
    }
  }

  @Test
  void transactionOfAClientThatLeavesIsRolledBack() throws SQLException {
    db.execute("CREATE TABLE note (text text)");
    try (TransactionPooler pooler = TransactionPooler.sharing(db, 1)) {
      Connection leaving = connect(pooler);
      leaving.setAutoCommit(false);
      leaving.createStatement().execute("INSERT INTO note VALUES ('x')");
      leaving.close();
      try (Connection next = connect(pooler)) {
        assertThat(query(next, "SELECT count(*) FROM note")).isEqualTo("0");
      }
    }
  }

  @Test
  void terminatedBackendIsReplaced() throws SQLException {
    try (TransactionPooler pooler = TransactionPooler.sharing(db, 1)) {
      try (Connection connection = connect(pooler)) {
        assertThatThrownBy(() -> query(connection, "SELECT pg_terminate_backend(pg_backend_pid())"))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57P01"));
      }
      try (Connection next = connect(pooler)) {
        assertThat(query(next, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  private Connection connect(TransactionPooler pooler) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("password", "any");
    return db.connect(pooler.port(), properties);
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (ResultSet result = connection.createStatement().executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
