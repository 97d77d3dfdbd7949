package dev.slipway.mysql;

import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/** Makes the sockets of connections that take a passage; the driver creates it by its name. */
public final class PassageSockets extends ConfigurableSocketFactory {

  private @Nullable Configuration configuration;

  @Override
  public void setConfiguration(Configuration given, String host) {
    configuration = given;
  }

  @Override
  public Socket createSocket() {
    if (configuration == null) {
      throw new IllegalStateException("the driver has told of no connection");
    }
    return MysqlPassages.socket(configuration);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
