package dev.slipway.testing;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * A connection pooler on the loopback interface that lends a server connection for one transaction
 * at a time, as PgBouncer does in transaction mode: what a session keeps beyond a transaction, such
 * as settings and advisory locks, stays with the server connection, not with the client.
 */
public final class TransactionPooler implements AutoCloseable {

  private static final int LONGEST_WAIT_SECONDS = 60;

  private final PgDatabase database;
  private final boolean rotating;
  private final BlockingDeque<PooledServer> idle = new LinkedBlockingDeque<>();
  private final Queue<PooledServer> servers = new ConcurrentLinkedQueue<>();
  private final Queue<PooledClient> clients = new ConcurrentLinkedQueue<>();
  private final Map<String, String> parameters;
  private final LoopbackListener listener;
  private volatile boolean closed;

  private TransactionPooler(PgDatabase database, int size, boolean rotating) {
    this.database = database;
    this.rotating = rotating;
    for (int i = 0; i < size; i++) {
      addServer();
    }
    this.parameters = idle.getFirst().parameters();
    this.listener = new LoopbackListener(this::accept);
  }

  /** Starts a pooler that lends the connection used last: clients that take turns share one. */
  public static TransactionPooler sharing(PgDatabase database, int size) {
    return new TransactionPooler(database, size, false);
  }

  /** Starts a pooler that lends the connection unused longest: each transaction gets another. */
  public static TransactionPooler rotating(PgDatabase database, int size) {
    return new TransactionPooler(database, size, true);
  }

  /** Port to connect to. */
  public int port() {
    return listener.port();
  }

  /** URL of the database through this pooler. */
  public String url() {
    return database.url(port());
  }

  private void addServer() {
    PooledServer server = PooledServer.open(database);
    servers.add(server);
    idle.addLast(server);
  }

  private void accept(Socket socket) {
    try {
      PooledClient client = new PooledClient(this, new Wire(socket));
      clients.add(client);
      LoopbackListener.start(client::run, "pooled-client");
    } catch (IOException e) {
      // The client is gone already.
    }
  }

  Map<String, String> parameters() {
    return parameters;
  }

  PooledServer borrow() throws IOException {
    try {
      PooledServer server =
          rotating
              ? idle.pollFirst(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
              : idle.pollLast(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (server == null) {
        throw new IOException("No server connection became free");
      }
      return server;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  void giveBack(PooledServer server) {
    idle.addLast(server);
  }

  /** Replaces a server connection that died, or that a client left in the middle of something. */
  void discard(PooledServer server) {
    server.close();
    servers.remove(server);
    if (!closed) {
      addServer();
    }
  }

  /** Ends all connections, those of the clients and those to the server. */
  @Override
  public void close() {
    closed = true;
    listener.close();
    clients.forEach(PooledClient::close);
    servers.forEach(PooledServer::close);
  }
}
