package dev.slipway.mysql;

import dev.slipway.config.Passage;
import dev.slipway.config.PassageFailed;
import dev.slipway.config.Server;
import dev.slipway.postgres.PassageSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mariadb.jdbc.Configuration;

/**
 * Connections that take a passage. The driver makes its sockets by the name of a class and knows
 * texts alone, so a key stands for the passage until the connection ends: the driver opens another
 * one by it where it ends a statement that is under way. It resolves names itself, which may be
 * known at the far end only: it is told the address of this machine, and the certificate is checked
 * against the name all the same ({@link PassageTls}).
 */
final class MysqlPassages {

  private static final String HERE = "127.0.0.1";
  private static final String KEY = "slipwayPassage";

  /** SQL standard: the client cannot establish the connection. */
  private static final String NOT_ESTABLISHED = "08001";

  /** How a server is reached. */
  private record Way(Passage passage, Server server) {}

  private static final Map<String, Way> WAYS = new ConcurrentHashMap<>();

  private MysqlPassages() {}

  /** False where a passage wants the server to be connected to directly. */
  static boolean leads(Passage passage, Server server) throws SQLException {
    try {
      return passage.prepare(server.host(), server.port());
    } catch (PassageFailed e) {
      throw new SQLException(e.getMessage(), NOT_ESTABLISHED, e);
    }
  }

  /** A connection through a passage that was made ready. */
  static Connection connect(Passage passage, Server server, Properties properties)
      throws SQLException {
    String key = UUID.randomUUID().toString();
    properties.setProperty(KEY, key);
    properties.setProperty("socketFactory", PassageSockets.class.getName());
    properties.setProperty("tlsSocketType", new PassageTls().type());
    WAYS.put(key, new Way(passage, server));
    try {
      return MysqlDriver.connect(new Server(HERE, server.port()), properties);
    } catch (SQLException | RuntimeException | Error e) {
      WAYS.remove(key);
      throw e;
    }
  }

  /** Forgets the passage of a connection that has ended; nothing where it took none. */
  static void ended(Connection connection) {
    if (connection instanceof org.mariadb.jdbc.Connection own) {
      WAYS.remove(key(own.getContext().getConf()));
    }
  }

  private static String key(Configuration configuration) {
    return configuration.nonMappedOptions().getProperty(KEY, "");
  }

  /** A socket for a connection that opens, or for one that ends what another is at. */
  static PassageSocket socket(Configuration configuration) {
    Way way = WAYS.get(key(configuration));
    if (way == null) {
      throw new IllegalStateException("the passage is gone");
    }
    return new PassageSocket(way.passage(), way.server());
  }
}
