package dev.slipway.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Properties;
import javax.net.SocketFactory;

/**
 * Opens sockets that notice when the network has gone silent, Unix sockets and those of a passage
 * too, and tells {@link SocketCapture}; the driver creates it by its name.
 */
public final class WatchedSocketFactory extends SocketFactory {

  private static final String FILE = "slipway.unixSocket";

  private final Properties connection;

  /** Makes the connection of these properties go through the file of a Unix socket. */
  static void useUnixSocket(Properties properties, String file) {
    properties.setProperty("socketFactory", WatchedSocketFactory.class.getName());
    properties.setProperty(FILE, file);
  }

  /** A factory for the connection of these properties. */
  public WatchedSocketFactory(Properties connection) {
    this.connection = connection;
  }

  @Override
  public Socket createSocket() throws IOException {
    String file = connection.getProperty(FILE);
    Screen screen = SocketCapture.screen(connection);
    if (connection.containsKey(Passages.PROPERTY)) {
      return captured(Passages.socket(connection, screen));
    }
    return file == null
        ? watched(new ScreenedSocket(screen))
        : captured(UnixSocket.to(Path.of(file), screen));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(InetAddress.getByName(host), port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    Socket socket = createSocket();
    socket.bind(new InetSocketAddress(local, localPort));
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }

  private Socket watched(Socket socket) throws IOException {
    KeepAlive.set(socket);
    return captured(socket);
  }

  private Socket captured(Socket socket) {
    SocketCapture.opened(connection, socket);
    return socket;
  }
}
