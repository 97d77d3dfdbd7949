package dev.slipway.testing.proxy;

import dev.slipway.testing.net.LoopbackListener;
import dev.slipway.testing.proxy.QueryEvent.Query;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One client's connection through a {@link PostgresProxy}: a thread for each direction. */
final class ProxiedConnection implements AutoCloseable {

  final PostgresProxy proxy;
  final int number;
  final Wire client;
  final Wire server;

  /** Held during {@link QueryMoment#AFTER_FORWARD}, so that no answer overtakes the hook. */
  final Object forwarding = new Object();

  /** Requests that ReadyForQuery will answer; empty for those that are no query, such as Sync. */
  final Queue<Optional<Query>> unanswered = new ConcurrentLinkedQueue<>();

  private final AtomicInteger pumps = new AtomicInteger(2);
  private volatile boolean clientCut;
  private volatile boolean serverCut;

  /** What is sent in place of the query that is just passed on; null for itself. */
  volatile String replacement;

  ProxiedConnection(PostgresProxy proxy, int number, Wire client, Wire server) {
    this.proxy = proxy;
    this.number = number;
    this.client = client;
    this.server = server;
  }

  /** One direction; ends with an IOException when its source is gone. */
  interface Pump {
    void run() throws IOException;
  }

  void start() {
    LoopbackListener.start(() -> pump(new FrontendPump(this)), "proxy-frontend-" + number);
    LoopbackListener.start(() -> pump(new BackendPump(this)), "proxy-backend-" + number);
  }

  private void pump(Pump pump) {
    try {
      pump.run();
    } catch (IOException e) {
      // One side is gone; what it had sent was passed on.
    } catch (RuntimeException | Error e) {
      proxy.hookFailed(e);
      close();
    } finally {
      if (pumps.decrementAndGet() == 0 && !isHalfOpen() && !proxy.isSilent(number)) {
        close();
      }
    }
  }

  /** Whether a hook cut one side alone; the other then stays as it is until the proxy closes. */
  private boolean isHalfOpen() {
    return clientCut != serverCut;
  }

  void fire(Query query, QueryMoment moment) {
    proxy.fire(new QueryEvent(query, moment, this));
  }

  void cutClient() {
    clientCut = true;
    client.close();
  }

  void cutServer() {
    serverCut = true;
    server.close();
  }

  boolean isClientCut() {
    return clientCut;
  }

  boolean isServerCut() {
    return serverCut;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
