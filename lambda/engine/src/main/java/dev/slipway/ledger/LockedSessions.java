package dev.slipway.ledger;

import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.Deploy;
import dev.slipway.history.RunEntry;
import dev.slipway.history.RunStart;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions on one database in which runs begin, each under the run lock. */
final class LockedSessions {

  private final LedgerTerms terms;
  private final RunSessions sessions;
  private final String toolVersion;
  private final @Nullable Deploy deploy;

  LockedSessions(LedgerTerms terms, Connector connector, String toolVersion) {
    this(terms, new RunSessions(connector), toolVersion, null);
  }

  private LockedSessions(
      LedgerTerms terms, RunSessions sessions, String toolVersion, @Nullable Deploy deploy) {
    this.terms = terms;
    this.sessions = sessions;
    this.toolVersion = toolVersion;
    this.deploy = deploy;
  }

  /** The same for runs that are a part of a deploy; null for none. */
  LockedSessions partOf(@Nullable Deploy whole) {
    return new LockedSessions(terms, sessions, toolVersion, whole);
  }

  /**
   * A session that holds the run lock.
   *
   * @param facts read under the lock
   * @param entry how the audit log is to know the run
   */
  record Held(Session session, RunLock lock, DatabaseFacts facts, RunEntry entry) {}

  /**
   * Does its work in a session of its own, under the run lock. Throws {@link RunLockNotObtained},
   * and {@link RunFailed} for what the server refuses.
   *
   * @param mayChange whether what migrations build on may be another after it
   */
  <R> R hold(String action, boolean mayChange, Function<Held, R> work) {
    return sessions.use(
        session -> {
          RunLock lock = new RunLock(session, terms);
          DatabaseFacts facts =
              sessions.acquire(lock, session, terms.deadline().cap(terms.settings().runLockWait()));
          return work.apply(
              new Held(session, lock, facts, terms.entry(action, mayChange, toolVersion, deploy)));
        });
  }

  /** What goes on being written down of a run that the log knows. */
  RunRecord record(Held held, RunStart start) {
    return new RunRecord(held.session(), terms, held.entry(), held.facts(), start);
  }
}
