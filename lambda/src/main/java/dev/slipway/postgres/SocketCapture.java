package dev.slipway.postgres;

import java.net.Socket;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns which socket the driver opens for a connection. The driver creates its factories by name
 * and gives them the connection's properties, so a property of ours tells which capture they serve.
 */
final class SocketCapture implements AutoCloseable {

  private static final String KEY = "slipway.socketCapture";
  private static final String TLS = "slipway.tlsFactory";

  private static final Map<String, SocketCapture> OPEN = new ConcurrentHashMap<>();

  private final String key = UUID.randomUUID().toString();
  private volatile @Nullable Socket last;

  SocketCapture() {
    OPEN.put(key, this);
  }

  /** Makes the connection of these properties tell of its sockets. */
  void watch(Properties properties) {
    properties.setProperty(KEY, key);
    properties.setProperty("socketFactory", CapturedSocketFactory.class.getName());
    properties.setProperty(TLS, properties.getProperty("sslfactory", ""));
    properties.setProperty("sslfactory", CapturedTlsFactory.class.getName());
  }

  /** The socket opened last: the driver may have tried others, with or without TLS, before. */
  Socket last() {
    Socket socket = last;
    if (socket == null) {
      throw new IllegalStateException("the driver has opened no socket");
    }
    return socket;
  }

  /** Tells of a socket; one that is opened later, to cancel a statement, is nobody's. */
  static void opened(Properties properties, Socket socket) {
    SocketCapture capture = OPEN.get(properties.getProperty(KEY, ""));
    if (capture != null) {
      capture.last = socket;
    }
  }

  /** The name of the TLS factory that would be used without us; empty for the driver's own. */
  static String tlsFactory(Properties properties) {
    return properties.getProperty(TLS, "");
  }

  @Override
  public void close() {
    OPEN.remove(key);
  }
}
