package dev.slipway.ledger;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.Deploy;
import dev.slipway.history.History;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.HistoryWriter;
import dev.slipway.history.LivingRun;
import dev.slipway.history.Run;
import dev.slipway.history.RunEntry;
import dev.slipway.history.RunStart;
import dev.slipway.history.UnableToWriteHistory;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of one database have in common: each is under the run lock, and is written down in
 * the audit log. Besides connecting, that costs three round trips.
 */
public final class Ledger {

  private final LedgerTerms terms;
  private final RunSessions sessions;
  private final String toolVersion;
  private final HistoryStore store;
  private final @Nullable Deploy deploy;

  /** The ledger of one database; connects when it is asked for something. */
  public Ledger(LedgerTerms terms, Connector connector, String toolVersion) {
    this(terms, new RunSessions(connector), toolVersion, null);
  }

  private Ledger(
      LedgerTerms terms, RunSessions sessions, String toolVersion, @Nullable Deploy deploy) {
    this.terms = terms;
    this.sessions = sessions;
    this.deploy = deploy;
    this.toolVersion = toolVersion;
    this.store = new HistoryStore(terms.settings().historySchema());
  }

  /** This ledger, whose runs write down the deploy that they are a part of; null for none. */
  public Ledger partOf(@Nullable Deploy whole) {
    return new Ledger(terms, sessions, toolVersion, whole);
  }

  /**
   * Takes a backup under the run lock. It is written down where the database keeps an audit log
   * that can be written; it may be a standby. Throws what {@code backup} throws, and {@link
   * RunLockNotObtained}.
   *
   * @param uri where what was taken is, null when it is no backup yet
   */
  public <R> R backUp(Function<UUID, R> backup, Function<R, @Nullable String> uri) {
    return read("backup", backup, done -> ReadingEnd.done(uri.apply(done), null));
  }

  /**
   * Reads only, under the run lock, so that no migration changes the tables meanwhile. It is
   * written down as {@link #backUp} is. Throws what {@code work} throws, and {@link
   * RunLockNotObtained}.
   *
   * @param end what is written down of what came of it
   */
  public <R> R read(String action, Function<UUID, R> work, Function<R, ReadingEnd> end) {
    return sessions.use(
        session -> {
          RunLock lock = lock(session);
          DatabaseFacts facts = sessions.acquire(lock, session, longestWait());
          RunEntry entry = terms.entry(action, toolVersion, deploy);
          RunRecord record = store.keepsRuns(facts) ? begin(session, facts, entry) : null;
          return new ReadingRun(lock, terms.listener(), entry.runId(), record).of(work, end);
        });
  }

  /**
   * Changes rows under the run lock, from sessions of the work's own. It is written down where the
   * database keeps an audit log. Throws what {@code work} throws, which is written down too, and
   * {@link RunLockNotObtained}; another environment than the database's is refused.
   *
   * @param told what is written down of what came of it
   */
  public <R> R change(String action, Function<RowsRun, R> work, Function<R, String> told) {
    return rows(action, (run, lock) -> lock.release(), work, told);
  }

  /**
   * The same for what may take long and is in nobody's way: the run lock is held only until the run
   * is written down, so that deploys go on meanwhile.
   */
  public <R> R beside(String action, Function<RowsRun, R> work, Function<R, String> told) {
    return rows(action, Ledger::leave, work, told);
  }

  /** From now on, a lock of its own says that the run is alive. */
  private static String leave(LockedSession held, RunLock lock) {
    LivingRun living = new LivingRun(held.runId());
    held.session().execute(living.begin() + lock.release());
    return living.end();
  }

  private record LockedSession(Session session, UUID runId) {}

  private <R> R rows(
      String action,
      BiFunction<LockedSession, RunLock, String> release,
      Function<RowsRun, R> work,
      Function<R, String> told) {
    return sessions.use(
        session -> {
          RunLock lock = lock(session);
          DatabaseFacts facts = sessions.acquire(lock, session, longestWait());
          environment().refuse(store.environment(session, facts));
          List<Run> before = store.runs(session, facts, RowsRun.LOOKED_BACK);
          RunEntry entry = terms.entry(action, toolVersion, deploy);
          RunRecord record = store.keepsRuns(facts) ? begin(session, facts, entry) : null;
          String end = release.apply(new LockedSession(session, entry.runId()), lock);
          RowsRun.Place place = new RowsRun.Place(session, end, entry.runId(), record);
          return new RowsRun(place, before, terms).of(work, told);
        });
  }

  private @Nullable RunRecord begin(Session session, DatabaseFacts facts, RunEntry entry) {
    try {
      History history = store.begin(session, facts, entry);
      environment().tell(history.environment(), terms.listener());
      return record(session, facts, entry, RunStart.of(history));
    } catch (SlipwayException e) {
      String reason = UnableToWriteHistory.reason(e);
      session.rollBack();
      terms.listener().notice("this " + entry.action() + " is not written down: " + reason);
      return null;
    }
  }

  /** Writes to the history only: the edits are statements that commit together. */
  public RunResult edit(String action, Function<DatabaseState, Edits> planner) {
    return locked(action, planner, (run, edits) -> run.edit(edits, history(run.session())));
  }

  /** The same, decided with what is read through the session that holds the run lock. */
  public RunResult edit(String action, BiFunction<Session, DatabaseState, Edits> planner) {
    return decided(action, planner, (run, edits) -> run.edit(edits, history(run.session())));
  }

  /**
   * Decides under the run lock, and does what was decided. Throws {@link RunLockNotObtained}, what
   * the planner throws, which is written down, and what {@code carrier} throws, which it has
   * written down itself.
   */
  public <D> RunResult locked(
      String action,
      Function<DatabaseState, D> planner,
      BiFunction<LockedRun, D, RunResult> carrier) {
    return decided(action, (session, state) -> planner.apply(state), carrier);
  }

  private <D> RunResult decided(
      String action,
      BiFunction<Session, DatabaseState, D> planner,
      BiFunction<LockedRun, D, RunResult> carrier) {
    return sessions.use(
        session -> {
          RunLock lock = lock(session);
          DatabaseFacts facts = sessions.acquire(lock, session, longestWait());
          refuseBefore(session, facts, planner);
          RunEntry entry = terms.entry(action, toolVersion, deploy);
          RunRecord record = record(session, facts, entry, store.start(session, facts, entry));
          record.warnings().forEach(terms.listener()::notice);
          LockedRun run = new LockedRun(session, lock, record);
          DatabaseState state =
              new DatabaseState(facts, record.history(), record.schema().changes());
          return carrier.apply(run, decide(run, planner, state));
        });
  }

  /** What is refused leaves no table of ours behind, or another form of one, than was there. */
  private void refuseBefore(
      Session session, DatabaseFacts facts, BiFunction<Session, DatabaseState, ?> planner) {
    if (facts.historyColumns().isEmpty() || store.mustBeExtended(facts)) {
      History history = store.read(session, facts, true);
      Objects.requireNonNull(planner.apply(session, new DatabaseState(facts, history)));
    }
  }

  private HistoryWriter history(Session session) {
    return new HistoryWriter(terms.settings().historySchema(), DatabaseEncoding.of(session));
  }

  private RememberedEnvironment environment() {
    return new RememberedEnvironment(terms.settings());
  }

  private RunLock lock(Session session) {
    return new RunLock(session, terms);
  }

  private Duration longestWait() {
    return terms.deadline().cap(terms.settings().runLockWait());
  }

  private RunRecord record(Session session, DatabaseFacts facts, RunEntry entry, RunStart start) {
    return new RunRecord(session, terms, entry, facts, start);
  }

  private <D> D decide(
      LockedRun run, BiFunction<Session, DatabaseState, D> planner, DatabaseState state) {
    try {
      environment().refuse(state.history().environment().orElse(null));
      return planner.apply(run.session(), state);
    } catch (SlipwayException e) {
      run.refused(e);
      throw e;
    }
  }
}
