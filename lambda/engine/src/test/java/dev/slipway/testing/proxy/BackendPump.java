package dev.slipway.testing.proxy;

import dev.slipway.testing.proxy.QueryEvent.Query;
import java.io.IOException;
import java.util.Optional;

/** Passes on what the server of a {@link ProxiedConnection} sends, and counts round trips. */
final class BackendPump implements ProxiedConnection.Pump {

  private final ProxiedConnection connection;
  private final Wire client;
  private final Wire server;

  BackendPump(ProxiedConnection connection) {
    this.connection = connection;
    this.client = connection.client;
    this.server = connection.server;
  }

  @Override
  public void run() throws IOException {
    try {
      passStartUp();
      while (true) {
        WireMessage message = WireMessage.read(server.in);
        synchronized (connection.forwarding) {
          pass(message);
        }
      }
    } finally {
      if (!connection.isServerCut() && !connection.proxy.isSilent(connection.number)) {
        client.shutdownOutput();
      }
    }
  }

  private void passStartUp() throws IOException {
    WireMessage message;
    int count = 0;
    do {
      message = WireMessage.read(server.in);
      connection.proxy.logIn(count++);
      if (!connection.proxy.isSilent(connection.number)) {
        client.send(connection.proxy.announced(message));
      }
    } while (message.type() != WireMessage.READY_FOR_QUERY);
  }

  private void pass(WireMessage message) throws IOException {
    boolean ready = message.type() == WireMessage.READY_FOR_QUERY;
    if (ready && !connection.isServerCut()) {
      answered();
    }
    if (connection.isServerCut()
        || connection.isClientCut()
        || connection.proxy.isSilent(connection.number)) {
      return;
    }
    connection.proxy.translated(message).writeTo(client.out);
    if (ready || message.type() == WireMessage.COPY_IN_RESPONSE || mayFlush()) {
      client.out.flush();
    }
  }

  private void answered() {
    connection.proxy.log().roundTrip();
    Optional<Query> query = connection.unanswered.poll();
    if (query != null && query.isPresent()) {
      connection.fire(query.get(), QueryMoment.AFTER_REPLY);
    }
  }

  /** With hooks, the answer is held as a whole. */
  private boolean mayFlush() throws IOException {
    return !connection.proxy.hasHooks() && server.in.available() == 0;
  }
}
