package dev.slipway.postgres;

import dev.slipway.config.DatabaseSettings;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens sessions, patiently: a database that is just starting gets time to answer. */
public final class Connector {

  /** Refused, broken or not ready yet: these may pass by themselves. */
  private static final Set<String> PASSING = Set.of("08001", "08006", "57P03", "53300");

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final Duration UNKNOWN_HOST_WAIT = Duration.ofSeconds(5);

  private final DatabaseSettings database;
  private final Dial dial;
  private final SessionOptions options;
  private final Consumer<String> notices;

  /** Opens nothing yet; notices of the server and retries go to {@code notices}. */
  public Connector(DatabaseSettings database, SessionOptions options, Consumer<String> notices) {
    this.database = database;
    this.dial = new Dial(database, options);
    this.options = options;
    this.notices = notices;
  }

  /** A new session. Throws {@link UnableToConnect} when the patience ends or it is no use. */
  public Session open() {
    return open(properties -> {});
  }

  /**
   * A new session together with the socket it runs on, for a program that speaks the protocol
   * itself. Throws {@link UnableToConnect} as {@link #open} does.
   */
  public SocketSession openWithSocket() {
    try (SocketCapture capture = new SocketCapture()) {
      Session session = open(capture::watch);
      return new SocketSession(session, capture.last());
    }
  }

  private Session open(Consumer<Properties> more) {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return new Session(dial.connect(more), notices);
      } catch (SQLException e) {
        if (isRefused(e) && database.credentials().renew()) {
          continue;
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        if (!mayPass(e) || waited.plus(pause).compareTo(patience(e)) > 0) {
          throw new UnableToConnect(ConnectAdvice.on(e, database, waited), e);
        }
        notices.accept(ConnectAdvice.retry(e, database));
        sleep(pause);
        pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
      }
    }
  }

  /** A password that was rotated since it was read looks like a wrong one. */
  private static boolean isRefused(SQLException e) {
    return "28P01".equals(e.getSQLState());
  }

  private static boolean mayPass(SQLException e) {
    return PASSING.contains(String.valueOf(e.getSQLState())) && !ConnectAdvice.isFinal(e);
  }

  private Duration patience(SQLException e) {
    boolean unknownHost = e.getCause() instanceof UnknownHostException;
    return unknownHost ? min(UNKNOWN_HOST_WAIT, options.connectWait()) : options.connectWait();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnableToConnect("Interrupted while connecting to " + database.address() + ".", e);
    }
  }

  /** The database this connects to, at one server as soon as one has answered. */
  public DatabaseSettings database() {
    return dial.database();
  }

  /** How its sessions are set up. */
  public SessionOptions options() {
    return options;
  }

  /** This connector's database through another session, for a look from outside. */
  public @Nullable Session tryOpen() {
    try {
      return new Session(dial.connect(properties -> {}), notices);
    } catch (SQLException e) {
      return null;
    }
  }
}
