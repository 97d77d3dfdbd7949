package dev.slipway.mysql;

import dev.slipway.config.Server;
import dev.slipway.postgres.PassageSocket;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.TlsSocketPlugin;
import org.mariadb.jdbc.plugin.tls.main.DefaultTlsSocketPlugin;

/**
 * TLS as the driver has it, with the name of the server at the far end of a passage: a certificate
 * is held against that, and not against what the driver was told to connect to. The driver finds it
 * as a service.
 */
public final class PassageTls implements TlsSocketPlugin {

  private final TlsSocketPlugin usual = new DefaultTlsSocketPlugin();

  @Override
  public String type() {
    return "slipway-passage";
  }

  @Override
  public TrustManager[] getTrustManager(
      Configuration configuration, ExceptionFactory exceptions, HostAddress host)
      throws SQLException {
    return usual.getTrustManager(configuration, exceptions, host);
  }

  @Override
  public KeyManager[] getKeyManager(Configuration configuration, ExceptionFactory exceptions)
      throws SQLException {
    return usual.getKeyManager(configuration, exceptions);
  }

  @Override
  public SSLSocket createSocket(Socket socket, SSLSocketFactory factory, String host)
      throws IOException {
    Server server =
        ((PassageSocket) socket)
            .server()
            .orElseThrow(() -> new IllegalStateException("the socket leads to no server"));
    return (SSLSocket) factory.createSocket(socket, server.host(), server.port(), true);
  }
}
