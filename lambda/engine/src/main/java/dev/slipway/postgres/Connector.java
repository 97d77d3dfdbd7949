package dev.slipway.postgres;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.error.SlipwayException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** Opens sessions, patiently: a database that is just starting gets time to answer. */
public final class Connector {

  /** How long it is asked why a session has ended. */
  private static final Duration ASKING = Duration.ofSeconds(5);

  private final DatabaseSettings database;
  private final Dial dial;
  private final SessionOptions options;
  private final Consumer<String> notices;
  private final Interruption interruption;
  private final boolean bytes;
  private volatile boolean answered;

  /** Opens nothing yet; notices of the server and retries go to {@code notices}. */
  public Connector(DatabaseSettings database, SessionOptions options, Consumer<String> notices) {
    this(database, options, notices, new Interruption());
  }

  /** The same; what its sessions wait for is cancelled when the interruption is asked for. */
  public Connector(
      DatabaseSettings database,
      SessionOptions options,
      Consumer<String> notices,
      Interruption interruption) {
    this(new Dial(database, options), options, notices, interruption, false);
  }

  private Connector(
      Dial dial,
      SessionOptions options,
      Consumer<String> notices,
      Interruption interruption,
      boolean bytes) {
    this.database = dial.database();
    this.dial = dial;
    this.options = options;
    this.notices = notices;
    this.interruption = interruption;
    this.bytes = bytes;
  }

  /** The same; what servers say goes to {@code more} too. */
  public Connector telling(Consumer<String> more) {
    return new Connector(dial, options, notices.andThen(more), interruption, bytes);
  }

  /** The same; texts are {@link ByteText} where the database knows no encoding. */
  public Connector passingBytes() {
    return new Connector(dial, options, notices, interruption, true);
  }

  /** Passes on what a program said that used one of its sessions. */
  public void tell(String notice) {
    notices.accept(notice);
  }

  /** A new session. Throws {@link UnableToConnect} when the patience ends or it is no use. */
  public Session open() {
    return session(link());
  }

  /**
   * A new session together with the socket it runs on, for a program that speaks the protocol
   * itself. Throws {@link UnableToConnect} as {@link #open} does.
   */
  public SocketSession openWithSocket() {
    Link link = link();
    return new SocketSession(session(link), link.spoken());
  }

  private Session session(Link link) {
    Surroundings around = new Surroundings(notices, interruption, this::openToAsk);
    Session session = new Session(link, options, around);
    try {
      if (bytes) {
        session.passBytes();
      }
      return session;
    } catch (SqlFailure e) {
      session.close();
      throw e;
    }
  }

  /** Tried once, and not for long: somebody waits to hear what has failed. */
  private Link openToAsk(String more) throws SQLException {
    SessionOptions once = options.within(ASKING);
    DatabaseSettings asked =
        dial.database().with("socketTimeout", before -> String.valueOf(ASKING.toSeconds()));
    // Poolers refuse options, if only empty ones.
    DatabaseSettings told =
        more.isEmpty() ? asked : asked.with("options", before -> (before + " " + more).strip());
    Dial asking = new Dial(told, once);
    Credentials known = database.credentials().current();
    try {
      return asking.connect(known, new ConnectPatience(once, true));
    } catch (SQLException e) {
      if (isRotated(known, e)) {
        return asking.connect(database.credentials().current(), new ConnectPatience(once, true));
      }
      throw e;
    }
  }

  /** The session that is asked about may be older than the password. */
  private boolean isRotated(Credentials refused, SQLException failure) {
    CredentialSource credentials = database.credentials();
    try {
      return new ConnectTrouble(failure, credentials.mayChange()).isWrongPassword()
          && credentials.renew(refused);
    } catch (SlipwayException unreadable) {
      failure.addSuppressed(unreadable);
      return false;
    }
  }

  private Link link() {
    ConnectPatience patience = new ConnectPatience(options, answered);
    while (true) {
      Credentials known = database.credentials().current();
      try {
        Link link = dial.connect(known, patience);
        answered = true;
        return link;
      } catch (SQLException e) {
        again(known, patience, new ConnectTrouble(e, database.credentials().mayChange()));
      }
    }
  }

  /** Returns when another try is due, after these credentials. */
  private void again(Credentials known, ConnectPatience patience, ConnectTrouble trouble) {
    if (trouble.isWrongPassword() && database.credentials().renew(known)) {
      return;
    }
    Duration pause = patience.pause(trouble);
    if (pause == null) {
      throw UnableToConnect.because(
          ConnectAdvice.on(trouble, database, patience.waited()), trouble.cause());
    }
    notices.accept(
        database.address()
            + " "
            + trouble.text()
            + ", trying again"
            + patience.forHowLong(trouble));
    sleep(pause);
  }

  private void sleep(Duration pause) {
    try {
      if (!interruption.sleep(pause)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw UnableToConnect.because(
        "Interrupted while connecting to " + database.address() + ".", null);
  }

  /** The database this connects to, at one server as soon as one has answered. */
  public DatabaseSettings database() {
    return dial.database();
  }

  /** How its sessions are set up. */
  public SessionOptions options() {
    return options;
  }
}
