package dev.slipway.postgres;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Learns which socket the driver opens for a connection. The driver creates its factories by name
 * and gives them the connection's properties, so a property of ours tells which capture they serve.
 */
final class SocketCapture implements AutoCloseable {

  private static final String KEY = "slipway.socketCapture";
  private static final String TLS = "slipway.tlsFactory";

  private static final Map<String, SocketCapture> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong COUNT = new AtomicLong();

  private final String key = String.valueOf(COUNT.incrementAndGet());
  private @Nullable Socket plain;
  private @Nullable Socket last;
  private @Nullable Screen screen;
  private boolean givenUp;
  private boolean silent;

  SocketCapture() {
    OPEN.put(key, this);
  }

  /** Makes the connection of these properties tell of its sockets, and of the TLS on them. */
  void watch(Properties properties) {
    properties.setProperty(KEY, key);
    properties.setProperty("socketFactory", WatchedSocketFactory.class.getName());
    properties.setProperty(TLS, properties.getProperty("sslfactory", ""));
    properties.setProperty("sslfactory", WatchedTlsFactory.class.getName());
  }

  /** The socket to the server, below any TLS: closing it ends whatever is under way on it. */
  synchronized Socket plain() {
    return opened(plain);
  }

  /** The socket opened last: the driver may have tried others, with or without TLS, before. */
  synchronized Socket last() {
    return opened(last);
  }

  /** What stands before the socket opened last. */
  synchronized Screen screen() {
    if (screen == null) {
      throw new IllegalStateException("the driver has opened no socket");
    }
    return screen;
  }

  private synchronized Screen newScreen() {
    screen = new Screen();
    return screen;
  }

  private static Socket opened(@Nullable Socket socket) {
    if (socket == null) {
      throw new IllegalStateException("the driver has opened no socket");
    }
    return socket;
  }

  /** Closes what is open, and whatever the driver opens from now on. */
  synchronized void giveUp() {
    givenUp = true;
    silent = plain != null && plain.isConnected();
    closeIfGivenUp();
  }

  /** True when the log-in was given up while somebody had taken the connection. */
  synchronized boolean wasSilent() {
    return silent;
  }

  private synchronized void take(Socket socket) {
    last = socket;
    if (!(socket instanceof SSLSocket)) {
      plain = socket;
    }
    closeIfGivenUp();
  }

  private void closeIfGivenUp() {
    try {
      if (givenUp && plain != null) {
        plain.close();
      }
    } catch (IOException alreadyBroken) {
      givenUp = true;
    }
  }

  /** Tells of a socket; one that is opened later, to cancel a statement, is nobody's. */
  static void opened(Properties properties, Socket socket) {
    SocketCapture capture = OPEN.get(properties.getProperty(KEY, ""));
    if (capture != null) {
      capture.take(socket);
    }
  }

  /** What is to stand before a new socket of a connection. */
  static Screen screen(Properties properties) {
    SocketCapture capture = OPEN.get(properties.getProperty(KEY, ""));
    return capture == null ? new Screen() : capture.newScreen();
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
