package dev.slipway.ledger;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.Deploy;
import dev.slipway.history.History;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.HistoryWriter;
import dev.slipway.history.RunOpening;
import dev.slipway.ledger.LockedSessions.Held;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Session;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The runs that change the history of migrations: each is decided under the run lock, and is
 * written down in the audit log. Besides connecting, that costs three round trips.
 */
public final class Ledger {

  private final LedgerTerms terms;
  private final LockedSessions sessions;
  private final HistoryStore store;
  private final RunOpening opening;

  /** The ledger of one database; connects when it is asked for something. */
  public Ledger(LedgerTerms terms, Connector connector, String toolVersion) {
    this(terms, new LockedSessions(terms, connector, toolVersion));
  }

  private Ledger(LedgerTerms terms, LockedSessions sessions) {
    this.terms = terms;
    this.sessions = sessions;
    this.store = new HistoryStore(terms.settings().historySchema());
    this.opening = new RunOpening(terms.settings().historySchema());
  }

  /** This ledger, whose runs write down the deploy that they are a part of; null for none. */
  public Ledger partOf(@Nullable Deploy whole) {
    return new Ledger(terms, sessions.partOf(whole));
  }

  /** Writes to the history only: the edits are statements that commit together. */
  public RunResult edit(String action, Function<DatabaseState, Edits> planner) {
    return edit(action, (session, state) -> planner.apply(state));
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
    return sessions.hold(
        action,
        true,
        held -> {
          refuseBefore(held, planner);
          RunRecord record =
              sessions.record(held, opening.start(held.session(), held.facts(), held.entry()));
          record.warnings().forEach(terms.listener()::notice);
          LockedRun run = new LockedRun(held.session(), held.lock(), record);
          DatabaseState state =
              new DatabaseState(held.facts(), record.history(), record.schema().changes());
          return carrier.apply(run, decide(run, planner, state));
        });
  }

  /** What is refused leaves no table of ours behind, or another form of one, than was there. */
  private void refuseBefore(Held held, BiFunction<Session, DatabaseState, ?> planner) {
    DatabaseFacts facts = held.facts();
    if (facts.historyColumns().isEmpty() || store.mustBeExtended(facts)) {
      History history = store.read(held.session(), facts, true);
      Objects.requireNonNull(planner.apply(held.session(), new DatabaseState(facts, history)));
    }
  }

  private HistoryWriter history(Session session) {
    return new HistoryWriter(terms.settings().historySchema(), DatabaseEncoding.of(session));
  }

  private <D> D decide(
      LockedRun run, BiFunction<Session, DatabaseState, D> planner, DatabaseState state) {
    try {
      new RememberedEnvironment(terms.settings())
          .refuse(state.history().environment().orElse(null));
      return planner.apply(run.session(), state);
    } catch (SlipwayException e) {
      run.refused(e);
      throw e;
    }
  }
}
