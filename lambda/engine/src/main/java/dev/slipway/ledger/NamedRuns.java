package dev.slipway.ledger;

import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.RunOpening;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * Runs of hours that change no schema, and so must not stand in the way of deploys: beside the run
 * lock, each under a lock of its own name, and written down in the audit log.
 */
public final class NamedRuns {

  /** The session of a run that was killed notices within two seconds. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(3);

  /**
   * That of a run whose network went silent is given up by the server after a minute and a half.
   */
  private static final Duration LONG_WAIT = Duration.ofSeconds(100);

  private final LedgerTerms terms;
  private final RunSessions sessions;
  private final String toolVersion;
  private final HistoryStore store;

  /** The runs of one database; connects when it is asked for something. */
  public NamedRuns(LedgerTerms terms, Connector connector, String toolVersion) {
    this.terms = terms;
    this.sessions = new RunSessions(connector);
    this.toolVersion = toolVersion;
    this.store = new HistoryStore(terms.settings().historySchema());
  }

  /**
   * Begins a run: connects, takes its lock, makes the tables of ours that are missing, and writes
   * it down. Throws {@link RunLockNotObtained} soon when the same is under way; another environment
   * than the database's is refused.
   *
   * @param what is locked, such as {@code backfill promote}
   * @param later what to do when that is under way, as a sentence without its full stop
   */
  public NamedRun begin(String action, String what, String later) {
    LockKey key = LockKey.beside(terms.settings().historySchema(), what, later);
    Session session = open(key, SHORT_WAIT);
    try {
      DatabaseFacts facts = facts(session);
      store.refuseForeign(facts);
      new RememberedEnvironment(terms.settings()).refuse(store.environment(session, facts));
      NamedRun run =
          new NamedRun(
              terms,
              terms.entry(action, false, toolVersion, null),
              session,
              () -> open(key, LONG_WAIT));
      new RunOpening(terms.settings().historySchema()).beginBeside(session, facts, run.entry());
      return run;
    } catch (RuntimeException e) {
      session.close();
      throw sessions.explained(e);
    }
  }

  /** Looks at the database, or asks something of its runs; nothing is locked or written down. */
  public <R> R look(BiFunction<Session, DatabaseFacts, R> work) {
    return sessions.use(session -> work.apply(session, facts(session)));
  }

  /**
   * Takes the lock of a name for a session where nobody has it; the session's end gives it back.
   */
  public boolean isFree(Session session, String what) {
    LockKey key = LockKey.beside(terms.settings().historySchema(), what, "");
    String take = "SELECT pg_try_advisory_lock(" + key.sql() + ") AS free";
    return session.execute(take).get(0).first().is("free");
  }

  private DatabaseFacts facts(Session session) {
    DatabaseFacts facts = RunSessions.facts(session, terms.settings().historySchema());
    store.refuseForeignBackfills(facts);
    return facts;
  }

  private Session open(LockKey key, Duration wait) {
    Session session = sessions.open();
    try {
      RunLock lock = new RunLock(session, terms, key);
      sessions.acquire(lock, session, terms.deadline().cap(wait));
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw sessions.explained(e);
    }
  }
}
