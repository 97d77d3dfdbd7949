package dev.slipway.testing.proxy;

import dev.slipway.testing.net.LoopbackListener;
import dev.slipway.testing.postgres.PgDatabase;
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
 * as settings and advisory locks, stays with the server connection, not with the client. For
 * comparison it can also lend one for a whole session.
 */
public final class TransactionPooler implements AutoCloseable {

  private static final int LONGEST_WAIT_SECONDS = 60;

  private enum Mode {
    SHARING,
    ROTATING,
    SESSION
  }

  private final PgDatabase database;
  private final Mode mode;
  private final BlockingDeque<PooledServer> idle = new LinkedBlockingDeque<>();
  private final Queue<PooledServer> servers = new ConcurrentLinkedQueue<>();
  private final Queue<PooledClient> clients = new ConcurrentLinkedQueue<>();
  private final Map<String, String> parameters;
  private final LoopbackListener listener;
  private volatile boolean closed;

  private TransactionPooler(PgDatabase database, int size, Mode mode) {
    this.database = database;
    this.mode = mode;
    for (int i = 0; i < size; i++) {
      addServer();
    }
    this.parameters = idle.getFirst().parameters();
    this.listener = new LoopbackListener(this::accept);
  }

  /** Starts a pooler that lends the connection used last: clients that take turns share one. */
  public static TransactionPooler sharing(PgDatabase database, int size) {
    return new TransactionPooler(database, size, Mode.SHARING);
  }

  /** Starts a pooler that lends the connection unused longest: each transaction gets another. */
  public static TransactionPooler rotating(PgDatabase database, int size) {
    return new TransactionPooler(database, size, Mode.ROTATING);
  }

  /** Starts a pooler that lends a connection until the client leaves: sessions stay whole. */
  public static TransactionPooler inSessionMode(PgDatabase database, int size) {
    return new TransactionPooler(database, size, Mode.SESSION);
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

  boolean lendsForTransactions() {
    return mode != Mode.SESSION;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  PooledServer borrow() throws IOException {
    try {
      PooledServer server =
          mode == Mode.ROTATING
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
