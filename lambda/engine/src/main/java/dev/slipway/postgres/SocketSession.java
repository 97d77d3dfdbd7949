package dev.slipway.postgres;

import java.net.Socket;

/**
 * A session that is handed over: whoever uses the socket speaks the protocol from here on, and the
 * session only cancels and closes. It must stay reachable until then, because the driver closes the
 * socket of a connection that is forgotten.
 */
public record SocketSession(Session session, Socket socket) implements AutoCloseable {

  /** Closes the connection, whatever was spoken on it. Never throws. */
  @Override
  public void close() {
    session.close();
  }
}
