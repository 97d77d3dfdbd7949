package dev.slipway.postgres;

import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.Timer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;

/**
 * Connects to the first of a database's servers that answers and is of the wanted kind. Every later
 * connection goes to the same one: sessions that share a lock or a snapshot are of one server.
 */
final class Dial {

  /** A server that knows us and lets us not in speaks for all, as libpq has it. */
  private static final Set<String> ANSWERS = Set.of("28P01", "28000", "3D000", "42501");

  /** Held, for a logger that nobody holds forgets its level. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  private static final String TARGET = "targetServerType";

  private final DatabaseSettings database;
  private final SessionOptions options;
  private volatile @Nullable Server found;

  Dial(DatabaseSettings database, SessionOptions options) {
    this.database = database;
    this.options = options;
    // What the driver has to say reaches us as an exception or a warning; its log is for nobody.
    DRIVER_LOG.setLevel(Level.OFF);
  }

  /** The database, at the server that was found; at all of them before. */
  DatabaseSettings database() {
    Server server = found;
    return server == null ? database : database.at(server);
  }

  /** A connection. Throws what the last server had to say, with what the others said. */
  Link connect(Credentials credentials, ConnectPatience patience) throws SQLException {
    Server server = found;
    if (server != null) {
      return connect(server, credentials, "any", patience.logIn(1));
    }
    SQLException failure = null;
    for (String kind : kinds()) {
      for (Server next : database.servers()) {
        try {
          Link link = connect(next, credentials, kind, patience.logIn(database.servers().size()));
          found = next;
          return link;
        } catch (SQLException e) {
          failure = joined(e, failure);
          if (ANSWERS.contains(String.valueOf(e.getSQLState()))) {
            throw failure;
          }
        }
      }
    }
    throw failure == null ? new SQLException("no server is configured") : failure;
  }

  private List<String> kinds() {
    String wanted = database.driverProperties().getOrDefault(TARGET, "any");
    return wanted.equals("preferSecondary") ? List.of("secondary", "any") : List.of(wanted);
  }

  private static SQLException joined(SQLException last, @Nullable SQLException before) {
    if (before != null) {
      last.addSuppressed(before);
    }
    return last;
  }

  private Link connect(Server server, Credentials credentials, String kind, Duration longest)
      throws SQLException {
    Properties properties = DriverProperties.of(database.at(server), credentials, options);
    properties.setProperty(TARGET, kind);
    if (options.passage() != null && !server.isSocket()) {
      Passages.lead(properties, options.passage(), server);
    }
    Timer timer = new Timer("slipway-log-in", true);
    try (SocketCapture capture = new SocketCapture()) {
      capture.watch(properties);
      CallTimer limit = CallTimer.start(timer, longest, capture::giveUp);
      try {
        return new Link(connect(properties), capture.plain(), capture.last(), capture.screen());
      } catch (SQLException e) {
        throw capture.wasSilent() ? SilentServer.of(e) : e;
      } finally {
        limit.stop();
      }
    } finally {
      timer.cancel();
    }
  }

  private static BaseConnection connect(Properties properties) throws SQLException {
    Connection connection = new Driver().connect(DriverProperties.URL, properties);
    if (connection == null) {
      throw new IllegalStateException("the PostgreSQL driver does not take its own URL");
    }
    return connection.unwrap(BaseConnection.class);
  }
}
