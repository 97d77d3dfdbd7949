package dev.slipway.run;

import dev.slipway.error.FailureFields;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.remedy.Circumstances;
import dev.slipway.postgres.remedy.Remedies;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** Opens sessions on the database of runs, and says what it means when the server refuses. */
final class RunSessions {

  private static final int OLDEST_MAJOR = 13;

  private final Connector connector;

  RunSessions(Connector connector) {
    this.connector = connector;
  }

  /**
   * Does its work in a session of its own. Throws {@link RunFailed} for what the server refuses.
   */
  <R> R use(Function<Session, R> work) {
    try (Session session = open()) {
      return work.apply(session);
    } catch (SqlFailure e) {
      throw unplanned(e);
    }
  }

  /** Takes the run lock, and reads the facts under it. */
  DatabaseFacts acquire(RunLock lock, Session session, Duration longestWait) {
    DatabaseFacts facts = lock.acquire(longestWait, new Pooling(session, connector));
    HalfRestored.refuse(facts, session);
    return facts;
  }

  private Session open() {
    Session session = connector.open();
    int major = Integer.parseInt(session.serverVersion().split("[^0-9]", 2)[0]);
    if (major < OLDEST_MAJOR) {
      session.close();
      throw new UnsupportedServer(
          "The server is PostgreSQL "
              + session.serverVersion()
              + "; "
              + OLDEST_MAJOR
              + " is the oldest that is supported. Upgrade the server first.");
    }
    return session;
  }

  private RunFailed unplanned(SqlFailure e) {
    String address = connector.database().address();
    String what =
        e.isConnectionLoss()
            ? "The connection to " + address + " was lost"
            : "The server refused a statement of " + connector.database().user() + " at " + address;
    String text =
        what
            + " ("
            + e.sqlState()
            + "): "
            + String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
            + ". No migration was running."
            + next(e);
    return new RunFailed(text, fields(e, text), null, e);
  }

  private String next(SqlFailure e) {
    if (e.isConnectionLoss()) {
      return " Run it again.";
    }
    Circumstances plain =
        new Circumstances(
            "run it again", null, Sql.plainName(connector.database().user()), Set.of());
    return Remedies.against(e, plain).map(advice -> " Next: " + advice + ".").orElse("");
  }

  private static FailureFields fields(SqlFailure e, String text) {
    return FailureFields.of(text, null).withSqlState(e.sqlState());
  }
}
