package dev.slipway.bench.tool;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tests' server as servers usually are, where that counts. */
public final class UsualServer {

  private UsualServer() {}

  /**
   * Hashes passwords as often as usual: the tests' server does so once, for speed, but a log-in is
   * measured here, and some drivers refuse to log in at all. Before 16, it does as usual.
   */
  public static void hashPasswords() {
    if (PostgresServer.majorVersion() < 16) {
      return;
    }
    try (PgDatabase database = PgDatabase.open();
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String role : List.of(PostgresServer.OWNER, PostgresServer.SUPERUSER)) {
        statement.execute("RESET scram_iterations");
        statement.execute("ALTER ROLE " + role + " PASSWORD '" + database.password() + "'");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the passwords stay as they are", e);
    }
  }
}
