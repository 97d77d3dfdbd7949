package dev.slipway.run;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.Run;
import dev.slipway.history.RunEntry;
import dev.slipway.history.RunStart;
import dev.slipway.history.UnableToWriteHistory;
import dev.slipway.plan.Plan;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what was planned, under the run lock and written down in the audit log. Besides
 * connecting, a run costs three round trips and one for each migration of one transaction.
 */
public final class Runner {

  private static final int OLDEST_MAJOR = 13;

  /** The session of a run that was killed may take a moment to end. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

  private final RunTerms terms;
  private final Connector connector;
  private final String toolVersion;
  private final HistoryStore store;

  /** A runner for one database; connects when it is asked to run. */
  public Runner(RunTerms terms, Connector connector, String toolVersion) {
    this.terms = terms;
    this.connector = connector;
    this.toolVersion = toolVersion;
    this.store = new HistoryStore(terms.settings().historySchema());
  }

  /** What the database is and remembers; nothing is locked or written. Two round trips. */
  public DatabaseState look(boolean withDownScripts) {
    try (Session session = open()) {
      DatabaseFacts facts = facts(session);
      return new DatabaseState(facts, store.read(session, facts, withDownScripts));
    } catch (SqlFailure e) {
      throw unplanned(e);
    }
  }

  /** The newest runs, newest first. Two round trips. */
  public List<Run> runs(int limit) {
    try (Session session = open()) {
      return store.runs(session, facts(session), limit);
    } catch (SqlFailure e) {
      throw unplanned(e);
    }
  }

  /**
   * Reads under the run lock, so that no run is half done meanwhile; nothing is written. Throws
   * {@link RunLockNotObtained} soon when a run is under way, and what {@code reader} throws.
   */
  public <R> R inspect(BiFunction<Session, DatabaseFacts, R> reader) {
    try (Session session = open()) {
      DatabaseFacts facts = acquire(lock(session), session, SHORT_WAIT);
      return reader.apply(session, facts);
    } catch (SqlFailure e) {
      throw unplanned(e);
    }
  }

  /**
   * Plans under the run lock, backs up, and carries the plan out. Throws {@link RunFailed} when a
   * step fails, {@link RunLockNotObtained}, or what the planner throws; each is written down too.
   */
  public RunResult run(String action, Function<DatabaseState, Plan> planner, BackupFirst backup) {
    return locked(action, planner, (run, plan) -> run.run(plan, backup));
  }

  /**
   * Takes a backup under the run lock. It is written down where the database keeps an audit log
   * that can be written; it may be a standby. Throws what {@code backup} throws, and {@link
   * RunLockNotObtained}.
   *
   * @param uri where what was taken is, null when it is no backup yet
   */
  public <R> R backUp(Function<UUID, R> backup, Function<R, @Nullable String> uri) {
    try (Session session = open()) {
      RunLock lock = lock(session);
      DatabaseFacts facts = acquire(lock, session, longestWait());
      RunEntry entry = entry("backup");
      RunRecord record = store.keepsRuns(facts) ? begin(session, facts, entry) : null;
      return new BackupRun(lock, terms.listener(), entry.runId(), record).take(backup, uri);
    } catch (SqlFailure e) {
      throw unplanned(e);
    }
  }

  private @Nullable RunRecord begin(Session session, DatabaseFacts facts, RunEntry entry) {
    try {
      return record(session, facts, entry, RunStart.of(store.begin(session, facts, entry)));
    } catch (UnableToWriteHistory e) {
      session.rollBack();
      terms.listener().notice("this backup is not written down: " + e.reason());
      return null;
    }
  }

  /** Writes to the history only: the edits are statements that commit together. */
  public RunResult edit(String action, Function<DatabaseState, Edits> planner) {
    return locked(action, planner, PlanRun::edit);
  }

  /** Does what was decided. */
  @FunctionalInterface
  private interface Carrier<D> {
    RunResult carryOut(PlanRun run, D decided);
  }

  private <D> RunResult locked(
      String action, Function<DatabaseState, D> planner, Carrier<D> carrier) {
    try (Session session = open()) {
      RunLock lock = lock(session);
      DatabaseFacts facts = acquire(lock, session, longestWait());
      RunEntry entry = entry(action);
      RunRecord record = record(session, facts, entry, store.start(session, facts, entry));
      PlanRun run = new PlanRun(session, lock, terms, record);
      DatabaseState state = new DatabaseState(facts, record.history());
      return carrier.carryOut(run, decide(run, planner, state));
    } catch (SqlFailure e) {
      throw unplanned(e);
    }
  }

  private RunLock lock(Session session) {
    return new RunLock(session, terms.settings().historySchema(), terms.listener());
  }

  private Duration longestWait() {
    return terms.deadline().cap(terms.settings().runLockWait());
  }

  private DatabaseFacts acquire(RunLock lock, Session session, Duration longest) {
    DatabaseFacts facts = lock.acquire(longest, new Pooling(session, connector));
    HalfRestored.refuse(facts, session);
    return facts;
  }

  private RunRecord record(Session session, DatabaseFacts facts, RunEntry entry, RunStart start) {
    return new RunRecord(session, terms.settings().historySchema(), entry, facts, start);
  }

  private static <D> D decide(
      PlanRun run, Function<DatabaseState, D> planner, DatabaseState state) {
    try {
      return planner.apply(state);
    } catch (SlipwayException e) {
      run.refused(e);
      throw e;
    }
  }

  private RunEntry entry(String action) {
    return new RunEntry(
        UUID.randomUUID(),
        action,
        terms.settings().environment(),
        toolVersion,
        terms.settings().invokedBy());
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

  private DatabaseFacts facts(Session session) {
    String sql = DatabaseFacts.sql(terms.settings().historySchema());
    DatabaseFacts facts = DatabaseFacts.of(session.execute(sql).get(0));
    HalfRestored.refuse(facts, session);
    return facts;
  }

  private RunFailed unplanned(SqlFailure e) {
    String address = connector.database().address();
    String what =
        e.isConnectionLoss()
            ? "The connection to " + address + " was lost"
            : "The server refused a statement of " + connector.database().user() + " at " + address;
    return new RunFailed(
        what
            + " ("
            + e.sqlState()
            + "): "
            + String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
            + ". No migration was running."
            + (e.isConnectionLoss() ? " Run it again." : ""),
        null,
        e);
  }
}
