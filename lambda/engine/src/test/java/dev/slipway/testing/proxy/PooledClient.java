package dev.slipway.testing.proxy;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One client of a {@link TransactionPooler}; it has a server connection only in a transaction. */
final class PooledClient implements AutoCloseable {

  private static final char AUTHENTICATION = 'R';
  private static final char BACKEND_KEY = 'K';

  private final TransactionPooler pooler;
  private final Wire client;
  private PooledServer server;

  PooledClient(TransactionPooler pooler, Wire client) {
    this.pooler = pooler;
    this.client = client;
  }

  @Override
  public void close() {
    client.close();
  }

  void run() {
    try {
      if (open()) {
        serve();
      }
    } catch (IOException e) {
      // The client or its server is gone; both are given up below.
    } finally {
      if (server != null) {
        pooler.discard(server);
      }
      client.close();
    }
  }

  /** Plays the server's part of the start-up; any user, password and parameter will do. */
  private boolean open() throws IOException {
    WireMessage request = WireMessage.readUnencryptedRequest(client.in, client.out);
    if (request.isCancelRequest()) {
      return false;
    }
    WireMessage.ofInts(AUTHENTICATION, 0).writeTo(client.out);
    for (Map.Entry<String, String> parameter : pooler.parameters().entrySet()) {
      List<String> pair = List.of(parameter.getKey(), parameter.getValue());
      WireMessage.ofStrings(WireMessage.PARAMETER_STATUS, pair).writeTo(client.out);
    }
    int invented = System.identityHashCode(this);
    WireMessage.ofInts(BACKEND_KEY, invented, invented).writeTo(client.out);
    client.send(new WireMessage(WireMessage.READY_FOR_QUERY, new byte[] {'I'}));
    return true;
  }

  private void serve() throws IOException {
    WireMessage message = WireMessage.read(client.in);
    while (message.type() != WireMessage.TERMINATE) {
      if (server == null) {
        server = pooler.borrow();
      }
      message.writeTo(server.wire().out);
      if (message.asksForReady()) {
        server.wire().out.flush();
        relayAnswer();
      }
      message = WireMessage.read(client.in);
    }
  }

  private void relayAnswer() throws IOException {
    WireMessage answer = WireMessage.read(server.wire().in);
    while (answer.type() != WireMessage.READY_FOR_QUERY) {
      answer.writeTo(client.out);
      if (answer.type() == WireMessage.COPY_IN_RESPONSE) {
        client.out.flush();
        relayCopyData();
      }
      answer = nextAnswer();
    }
    if (answer.saysIdle() && pooler.lendsForTransactions()) {
      pooler.giveBack(server);
      server = null;
    }
    client.send(answer);
  }

  /** Reads from the server; when it is gone, its last words go to the client. */
  private WireMessage nextAnswer() throws IOException {
    try {
      return WireMessage.read(server.wire().in);
    } catch (IOException e) {
      client.out.flush();
      throw e;
    }
  }

  private void relayCopyData() throws IOException {
    WireMessage data;
    do {
      data = WireMessage.read(client.in);
      data.writeTo(server.wire().out);
    } while (data.type() != WireMessage.COPY_DONE && data.type() != WireMessage.COPY_FAIL);
    server.wire().out.flush();
  }
}
