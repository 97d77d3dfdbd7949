package dev.slipway.testing.proxy;

import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.net.SocketFactory;
import org.postgresql.PGConnection;

/**
 * A server connection of a {@link TransactionPooler}: the driver logs in, then its socket is taken
 * over.
 */
final class PooledServer implements AutoCloseable {

  /** Kept, because the driver closes the socket of a connection that is forgotten. */
  private final Connection login;

  private final Wire wire;
  private final Map<String, String> parameters;

  private PooledServer(Connection login, Wire wire) throws SQLException {
    this.login = login;
    this.wire = wire;
    this.parameters = Map.copyOf(login.unwrap(PGConnection.class).getParameterStatuses());
  }

  /** Logs in as the owner of the database. */
  static PooledServer open(PgDatabase database) {
    Properties properties = new Properties();
    properties.setProperty("socketFactory", KeepingSocketFactory.class.getName());
    try {
      Connection login = database.connect(database.port(), properties);
      return new PooledServer(login, new Wire(KeepingSocketFactory.LAST.get()));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The pooler cannot reach its server", e);
    } finally {
      KeepingSocketFactory.LAST.remove();
    }
  }

  Wire wire() {
    return wire;
  }

  /** What the server reported of itself at login. */
  Map<String, String> parameters() {
    return parameters;
  }

  @Override
  public void close() {
    wire.close();
    try {
      login.close();
    } catch (SQLException e) {
      // The driver finds its socket closed.
    }
  }

  /** Remembers the socket that the driver opened last on this thread. */
  public static final class KeepingSocketFactory extends SocketFactory {

    private static final ThreadLocal<Socket> LAST = new ThreadLocal<>();

    @Override
    public Socket createSocket() {
      Socket socket = new Socket();
      LAST.set(socket);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      Socket socket = new Socket(host, port);
      LAST.set(socket);
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return createSocket(host, port);
    }
  }
}
