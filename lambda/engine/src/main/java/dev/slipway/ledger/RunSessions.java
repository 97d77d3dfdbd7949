package dev.slipway.ledger;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.time.Duration;
import java.util.function.Function;

/** Opens sessions on the database of runs, and says what it means when the server refuses. */
final class RunSessions {

  private static final int OLDEST_MAJOR = 13;

  private final Connector connector;

  RunSessions(Connector connector) {
    this.connector = connector;
  }

  DatabaseSettings database() {
    return connector.database();
  }

  /**
   * Does its work in a session of its own. Throws {@link RunFailed} for what the server refuses.
   */
  <R> R use(Function<Session, R> work) {
    try (Session session = open()) {
      return work.apply(session);
    } catch (SqlFailure e) {
      throw UnplannedFailure.of(e, connector);
    }
  }

  /** Takes the run lock, and reads the facts under it. */
  DatabaseFacts acquire(RunLock lock, Session session, Duration longestWait) {
    DatabaseFacts facts = lock.acquire(longestWait, new Pooling(session, connector));
    refuse(facts, session);
    return facts;
  }

  /** The facts of a database whose history is in a schema; nothing is locked. One round trip. */
  static DatabaseFacts facts(Session session, String schema) {
    DatabaseFacts facts = DatabaseFacts.of(session.execute(DatabaseFacts.sql(schema)));
    refuse(facts, session);
    return facts;
  }

  /**
   * Throws {@link HalfRestored} when it is so; or {@link dev.slipway.history.NotOurs}, so that
   * nothing is read, or believed, that others have put there.
   */
  private static void refuse(DatabaseFacts facts, Session session) {
    facts.refuseForeign();
    if (facts.halfRestored()) {
      throw HalfRestored.of(facts, session);
    }
  }

  /** What the server refused as {@link RunFailed}; any other failure as it is. */
  RuntimeException explained(RuntimeException failure) {
    return failure instanceof SqlFailure sql ? UnplannedFailure.of(sql, connector) : failure;
  }

  /** A new session; one of a server that is too old is refused. */
  Session open() {
    Session session = connector.open();
    int major = session.serverMajor();
    if (major < OLDEST_MAJOR) {
      session.close();
      throw UnsupportedServer.older(session.serverVersion(), OLDEST_MAJOR);
    }
    return session;
  }
}
