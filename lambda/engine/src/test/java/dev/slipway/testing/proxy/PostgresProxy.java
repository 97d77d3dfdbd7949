package dev.slipway.testing.proxy;

import dev.slipway.testing.net.LoopbackListener;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A proxy on the loopback interface that understands the PostgreSQL protocol without TLS: it counts
 * round trips, keeps the SQL texts, and lets a test break things around any query.
 */
public final class PostgresProxy implements AutoCloseable {

  private final int targetPort;
  private final LoopbackListener listener;
  private final ProxyLog log = new ProxyLog();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Queue<ProxiedConnection> connections = new ConcurrentLinkedQueue<>();
  private final List<Consumer<QueryEvent>> hooks = new CopyOnWriteArrayList<>();
  private final AtomicReference<Throwable> hookFailure = new AtomicReference<>();
  private volatile long refusingUntil = System.nanoTime();
  private volatile WireMessage refusal =
      WireMessage.fatal("57P03", "the database system is starting up");
  private volatile String announcedVersion;
  private volatile boolean silent;
  private volatile boolean translating;
  private volatile int forgotten;
  private volatile int startUpMessages = Integer.MAX_VALUE;

  /** Starts a proxy to a port on the loopback interface. */
  public PostgresProxy(int targetPort) {
    this.targetPort = targetPort;
    this.listener = new LoopbackListener(this::accept);
  }

  private void accept(Socket socket) {
    int number = accepted.incrementAndGet();
    try {
      Wire client = new Wire(socket);
      ProxiedConnection connection = connect(number, client);
      connections.add(connection);
      connection.start();
    } catch (IOException e) {
      // The client is gone, or the target refuses: connect has closed the client's side.
    }
  }

  private ProxiedConnection connect(int number, Wire client) throws IOException {
    try {
      return new ProxiedConnection(this, number, client, Wire.connect(targetPort));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  /** Port to connect to. */
  public int port() {
    return listener.port();
  }

  /**
   * How often the server has said ReadyForQuery since the last {@link #reset}, start-up left out:
   * one for each simple query, Sync or function call; a COPY is one with its query.
   */
  public int roundTrips() {
    return log.roundTrips();
  }

  /** SQL texts of all simple queries since the last {@link #reset}, in the order of arrival. */
  public List<String> queries() {
    return log.texts(query -> true);
  }

  /** SQL texts that came on one connection; the first connection is 1. */
  public List<String> queries(int connection) {
    return log.texts(query -> query.connection() == connection);
  }

  /** How many connections were accepted, cancel requests among them. */
  public int connections() {
    return accepted.get();
  }

  /** Forgets queries and round trips; the next query is number 1. Hooks stay. */
  public void reset() {
    log.clear();
  }

  /**
   * Calls a hook at all three moments of every query, on the thread that passes messages on, so the
   * connection waits for it. While there are hooks, an answer of up to 64 kB reaches the client all
   * at once. What a hook throws cuts the connection and comes out of {@link #close}.
   */
  public void onQuery(Consumer<QueryEvent> hook) {
    hooks.add(hook);
  }

  /**
   * Calls a hook at one moment of the query with this number over all connections, the first being
   * 1. A hook that kills the client's process before the forward should also cut the connection, or
   * the query goes to the server all the same.
   */
  public void onQuery(int number, QueryMoment moment, Consumer<QueryEvent> hook) {
    onQuery(
        event -> {
          if (event.number() == number && event.moment() == moment) {
            hook.accept(event);
          }
        });
  }

  /** Answers the queries that hold a text with an error of the server, which never sees them. */
  public void refuse(String text, String sqlState, String message) {
    onQuery(
        event -> {
          if (event.moment() == QueryMoment.BEFORE_FORWARD && event.sql().contains(text)) {
            event.refuse(sqlState, message);
          }
        });
  }

  /**
   * Swallows all that is said from now on, both ways and on new connections too: nobody is told,
   * not even that the other side has closed its connection, until the proxy closes.
   */
  public void goSilent() {
    silent = true;
  }

  /** The same, as soon as the server has said so many things to a client that logs in. */
  public void goSilentInLogIn(int messages) {
    startUpMessages = messages;
  }

  /** Swallows what is said on the connections that there are, as a NAT that has forgotten them. */
  public void forgetConnections() {
    forgotten = connections();
  }

  /** Whether nothing is heard any more on a connection. */
  boolean isSilent(int connection) {
    return silent || connection <= forgotten;
  }

  /** Told before each thing that the server says to a client that logs in; counts from 0. */
  void logIn(int message) {
    silent |= message >= startUpMessages;
  }

  /** Closes the port for a while: connecting is refused by the operating system. */
  public void refuseConnectionsFor(Duration time) {
    listener.closeFor(time);
  }

  /** Ends that: connecting succeeds again. */
  public void acceptConnections() {
    listener.open();
  }

  /** Answers 57P03, "the database system is starting up", to new connections for a while. */
  public void answerStartingUpFor(Duration time) {
    answerErrorFor(time, "57P03", "the database system is starting up");
  }

  /** Answers an error to new connections for a while. */
  public void answerErrorFor(Duration time, String state, String message) {
    refusal = WireMessage.fatal(state, message);
    refusingUntil = System.nanoTime() + time.toNanos();
  }

  /** Gives out another version of the server to new connections, such as {@code 12.19}. */
  public void announceVersion(String version) {
    announcedVersion = version;
  }

  /** A start-up message of the server as the client is to see it. */
  WireMessage announced(WireMessage message) {
    String version = announcedVersion;
    return version != null && message.isParameter("server_version")
        ? WireMessage.ofStrings(WireMessage.PARAMETER_STATUS, List.of("server_version", version))
        : message;
  }

  /**
   * Lets the server complain as with another lc_messages: names, settings and words of SQL stay,
   * quotes and all other words are strange.
   */
  public void speakAnotherLanguage() {
    translating = true;
  }

  /** What the server says as the client is to see it. */
  WireMessage translated(WireMessage message) {
    return translating && message.type() == WireMessage.ERROR_RESPONSE
        ? message.withTexts(ForeignLanguage::of)
        : message;
  }

  /** What new connections are answered for now. */
  Optional<WireMessage> refusal() {
    return System.nanoTime() - refusingUntil < 0 ? Optional.of(refusal) : Optional.empty();
  }

  ProxyLog log() {
    return log;
  }

  boolean hasHooks() {
    return !hooks.isEmpty();
  }

  void fire(QueryEvent event) {
    hooks.forEach(hook -> hook.accept(event));
  }

  void hookFailed(Throwable failure) {
    hookFailure.compareAndSet(null, failure);
  }

  /** Ends all connections; throws an AssertionError if a hook had failed. */
  @Override
  public void close() {
    listener.close();
    connections.forEach(ProxiedConnection::close);
    Throwable failure = hookFailure.get();
    if (failure != null) {
      throw new AssertionError("A hook of the proxy failed", failure);
    }
  }
}
