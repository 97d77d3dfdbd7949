package dev.slipway.testing.proxy;

import dev.slipway.testing.proxy.QueryEvent.Query;
import java.io.IOException;
import java.util.Optional;

/** Passes on what the client of a {@link ProxiedConnection} sends. */
final class FrontendPump implements ProxiedConnection.Pump {

  private final ProxiedConnection connection;
  private final Wire client;
  private final Wire server;

  FrontendPump(ProxiedConnection connection) {
    this.connection = connection;
    this.client = connection.client;
    this.server = connection.server;
  }

  @Override
  public void run() throws IOException {
    try {
      open(WireMessage.readUnencryptedRequest(client.in, client.out));
      while (true) {
        pass(WireMessage.read(client.in));
      }
    } finally {
      if (!connection.isClientCut() && !connection.proxy.isSilent(connection.number)) {
        server.shutdownOutput();
      }
    }
  }

  private void open(WireMessage request) throws IOException {
    Optional<WireMessage> refusal = connection.proxy.refusal();
    if (refusal.isPresent()) {
      client.send(refusal.get());
      connection.close();
    }
    if (!connection.proxy.isSilent(connection.number)) {
      server.send(request);
    }
  }

  private void pass(WireMessage message) throws IOException {
    if (message.type() == WireMessage.QUERY) {
      pass(message, connection.proxy.log().query(connection.number, message.text()));
      return;
    }
    if (message.asksForReady()) {
      connection.unanswered.add(Optional.empty());
    }
    write(message);
  }

  private void pass(WireMessage message, Query query) throws IOException {
    connection.fire(query, QueryMoment.BEFORE_FORWARD);
    if (connection.isClientCut() || connection.isServerCut()) {
      return;
    }
    connection.unanswered.add(Optional.of(query));
    String other = connection.replacement;
    connection.replacement = null;
    forward(other == null ? message : WireMessage.query(other), query);
  }

  private void forward(WireMessage message, Query query) throws IOException {
    if (connection.proxy.hasHooks()) {
      synchronized (connection.forwarding) {
        fireForward(message, query);
      }
    } else {
      write(message);
    }
  }

  private void fireForward(WireMessage message, Query query) throws IOException {
    write(message);
    server.out.flush();
    connection.fire(query, QueryMoment.AFTER_FORWARD);
  }

  private void write(WireMessage message) throws IOException {
    if (connection.isServerCut() || connection.proxy.isSilent(connection.number)) {
      return;
    }
    message.writeTo(server.out);
    if (client.in.available() == 0) {
      server.out.flush();
    }
  }
}
