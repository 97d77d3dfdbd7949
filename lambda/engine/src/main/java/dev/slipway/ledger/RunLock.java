package dev.slipway.ledger;

import dev.slipway.config.Durations;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SessionSettings;
import dev.slipway.postgres.Sql;
import java.time.Duration;
import java.util.List;

/**
 * One run at a time on a history: a session advisory lock (PostgreSQL manual, chapter 13.3.5). It
 * is polled, because a session that waits for it would hold a snapshot that CREATE INDEX
 * CONCURRENTLY waits for. It ends with the session, so a killed run leaves none behind.
 */
public final class RunLock {

  private final Session session;
  private final String schema;
  private final LedgerTerms terms;
  private final LockKey lock;
  private final String key;

  RunLock(Session session, LedgerTerms terms) {
    this(session, terms, LockKey.ofRuns(terms.settings().historySchema()));
  }

  RunLock(Session session, LedgerTerms terms, LockKey lock) {
    this.session = session;
    this.schema = terms.settings().historySchema();
    this.terms = terms;
    this.lock = lock;
    this.key = lock.sql();
  }

  /**
   * Takes the lock and reads the facts under it: one round trip when nobody holds it. Throws {@link
   * RunLockNotObtained} when the wait is over.
   */
  DatabaseFacts acquire(Duration longest, Pooling pooling) {
    RunLockWait wait = new RunLockWait(longest, terms.deadline(), terms.listener());
    while (true) {
      List<Rows> answers = session.execute(attempt(pooling) + DatabaseFacts.sql(schema));
      DatabaseFacts facts = DatabaseFacts.of(answers.subList(1, answers.size()));
      String locked = answers.get(0).first().get("locked");
      if (locked == null) {
        pooling.refuseIfShared(facts.pid());
        session.setUpBehindPooler();
      } else if (locked.equals("t")) {
        wait.end();
        return facts;
      } else if (!wait.pause(this::holder)) {
        throw notObtained(wait.end());
      }
    }
  }

  /**
   * Takes the lock again after a statement that released every lock of the session, and may have
   * taken its settings back. Throws {@link RunLockNotObtained} when another run has taken it
   * meanwhile: it may have done what was planned.
   */
  public void reacquire() {
    String take = "SELECT pg_catalog.pg_try_advisory_lock(" + key + ") AS locked;\n";
    String again = take + SessionSettings.kept();
    if (!session.execute(again).get(0).first().is("locked")) {
      String holder = holder();
      throw new RunLockNotObtained(
          "A migration released the run lock (DISCARD ALL or pg_advisory_unlock_all), and another"
              + " run has taken it: "
              + holder
              + ". What was done is recorded; nothing more was begun. Run it again to go on.",
          holder);
    }
  }

  /** The SQL that gives the lock back. */
  public String release() {
    return "SELECT pg_catalog.pg_advisory_unlock(" + key + ");\n";
  }

  /** Behind a pooler that was not looked at yet, no lock is taken: it would stay in the pool. */
  private String attempt(Pooling pooling) {
    String take = "pg_catalog.pg_try_advisory_lock(" + key + ")";
    String when = "pg_catalog.pg_backend_pid() = " + session.announcedPid();
    return pooling.isHarmless()
        ? "SELECT " + take + " AS locked;\n"
        : "SELECT CASE WHEN " + when + " THEN " + take + " END AS locked;\n";
  }

  private RunLockNotObtained notObtained(Duration waited) {
    String holder = holder();
    return new RunLockNotObtained(
        "Another run holds "
            + lock.name()
            + ": "
            + holder
            + ". Waited "
            + Durations.format(waited)
            + ". Nothing was done. "
            + lock.later()
            + RunLockNotObtained.ifDead(holder)
            + ".",
        holder);
  }

  private String holder() {
    Rows rows =
        session
            .execute(
                "SELECT a.pid, a.application_name, a.usename, a.client_addr,"
                    + " date_trunc('second', now() - a.backend_start)::text AS age"
                    + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)"
                    + " WHERE l.locktype = 'advisory' AND l.granted AND l.classid = "
                    + lock.classId()
                    + " AND l.objid = pg_catalog.hashtext("
                    + Sql.literal(lock.text())
                    + ")::oid"
                    + " AND l.database = (SELECT oid FROM pg_catalog.pg_database"
                    + " WHERE datname = pg_catalog.current_database())")
            .get(0);
    return rows.list().isEmpty() ? "a session that is just ending" : describe(rows.first());
  }

  private static String describe(Row row) {
    return "session "
        + row.get("pid")
        + " ("
        + row.get("application_name")
        + ", user "
        + row.get("usename")
        + ", since "
        + row.get("age")
        + ")";
  }
}
