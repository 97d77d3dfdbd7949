package dev.slipway.ledger;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.History;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.LivingRun;
import dev.slipway.history.Run;
import dev.slipway.history.RunOpening;
import dev.slipway.history.RunStart;
import dev.slipway.history.UnableToWriteHistory;
import dev.slipway.ledger.LockedSessions.Held;
import dev.slipway.postgres.Connector;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work under the run lock that leaves the history of migrations as it is: a backup, a check, rows
 * that are moved. It is written down where the database keeps an audit log that can be written.
 */
public final class LoggedWork {

  private final LedgerTerms terms;
  private final LockedSessions sessions;
  private final HistoryStore store;
  private final RunOpening opening;

  /** The work on one database; connects when it is asked for something. */
  public LoggedWork(LedgerTerms terms, Connector connector, String toolVersion) {
    this.terms = terms;
    this.sessions = new LockedSessions(terms, connector, toolVersion);
    this.store = new HistoryStore(terms.settings().historySchema());
    this.opening = new RunOpening(terms.settings().historySchema());
  }

  /**
   * Takes a backup; the database may be a standby. Throws what {@code backup} throws, and {@link
   * RunLockNotObtained}.
   *
   * @param uri where what was taken is, null when it is no backup yet
   */
  public <R> R backUp(Function<UUID, R> backup, Function<R, @Nullable String> uri) {
    return read("backup", backup, done -> ReadingEnd.done(uri.apply(done), null));
  }

  /**
   * Reads only, so that no migration changes the tables meanwhile. Throws what {@code work} throws,
   * and {@link RunLockNotObtained}.
   *
   * @param end what is written down of what came of it
   */
  public <R> R read(String action, Function<UUID, R> work, Function<R, ReadingEnd> end) {
    return sessions.hold(
        action,
        false,
        held ->
            new ReadingRun(held.lock(), terms.listener(), held.entry().runId(), record(held))
                .of(work, end));
  }

  /**
   * Changes rows, from sessions of the work's own. Throws what {@code work} throws, which is
   * written down too, and {@link RunLockNotObtained}; another environment than the database's is
   * refused.
   *
   * @param told what is written down of what came of it
   */
  public <R> R change(String action, Function<RowsRun, R> work, Function<R, String> told) {
    return rows(action, true, held -> held.lock().release(), work, told);
  }

  /**
   * The same for what may take long and is in nobody's way: the run lock is held only until the run
   * is written down, so that deploys go on meanwhile.
   */
  public <R> R beside(String action, Function<RowsRun, R> work, Function<R, String> told) {
    return rows(action, false, LoggedWork::leave, work, told);
  }

  /** From now on, a lock of its own says that the run is alive. */
  private static String leave(Held held) {
    LivingRun living = new LivingRun(held.entry().runId());
    held.session().execute(living.begin() + held.lock().release());
    return living.end();
  }

  /** {@code release}: gives SQL that gives back what is still held. */
  private <R> R rows(
      String action,
      boolean mayChange,
      Function<Held, String> release,
      Function<RowsRun, R> work,
      Function<R, String> told) {
    return sessions.hold(
        action,
        mayChange,
        held -> {
          environment().refuse(store.environment(held.session(), held.facts()));
          List<Run> before = store.runs(held.session(), held.facts(), RowsRun.LOOKED_BACK);
          RunRecord record = record(held);
          RowsRun.Place place =
              new RowsRun.Place(held.session(), release.apply(held), held.entry().runId(), record);
          return new RowsRun(place, before, terms).of(work, told);
        });
  }

  /** Null where the audit log is not kept, or cannot be written, which is told. */
  private @Nullable RunRecord record(Held held) {
    if (!store.keepsRuns(held.facts())) {
      return null;
    }
    try {
      History history = opening.begin(held.session(), held.facts(), held.entry());
      environment().tell(history.environment(), terms.listener());
      return sessions.record(held, RunStart.of(history));
    } catch (SlipwayException e) {
      String reason = UnableToWriteHistory.reason(e);
      held.session().rollBack();
      terms.listener().notice("this " + held.entry().action() + " is not written down: " + reason);
      return null;
    }
  }

  private RememberedEnvironment environment() {
    return new RememberedEnvironment(terms.settings());
  }
}
