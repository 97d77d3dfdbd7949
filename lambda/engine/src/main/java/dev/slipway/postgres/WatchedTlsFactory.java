package dev.slipway.postgres;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.postgresql.ssl.DefaultJavaSSLFactory;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.ssl.WrappedFactory;

/**
 * Makes TLS sockets as the connection's own factory does, with the same checks, and tells {@link
 * SocketCapture}; the driver creates it by its name.
 */
public final class WatchedTlsFactory extends WrappedFactory {

  private final Properties connection;

  /** A factory for the connection of these properties. */
  public WatchedTlsFactory(Properties connection)
      throws SQLException, GeneralSecurityException, IOException {
    this.connection = connection;
    this.factory = own(connection);
  }

  private static SSLSocketFactory own(Properties connection)
      throws SQLException, GeneralSecurityException, IOException {
    String name = SocketCapture.tlsFactory(connection);
    if (name.equals(PemTrust.class.getName())) {
      return new PemTrust(connection.getProperty("sslfactoryarg"));
    }
    if (name.equals(DefaultJavaSSLFactory.class.getName())) {
      return new DefaultJavaSSLFactory(connection);
    }
    return new LibPQFactory(connection);
  }

  /** A TLS socket over a plain one, as the driver asks for. */
  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket tls = (SSLSocket) super.createSocket(plain, host, port, autoClose);
    Socket socket = new ScreenedTlsSocket(tls, SocketCapture.screen(connection));
    SocketCapture.opened(connection, socket);
    return socket;
  }
}
