package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.Range;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillTable;
import dev.slipway.backfill.state.Counters;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.ledger.LedgerTerms;
import dev.slipway.ledger.NamedRun;
import dev.slipway.ledger.NamedRuns;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import java.time.Duration;
import java.util.List;

/** Runs backfills on one database, and knows how far they are. */
public final class BackfillRunner {

  private final LedgerTerms ledger;
  private final NamedRuns runs;
  private final BackfillListener listener;
  private final BackfillTable table;

  /** A runner for one database; connects when it is asked for something. */
  public BackfillRunner(
      LedgerTerms ledger, Connector connector, String toolVersion, BackfillListener listener) {
    this.ledger = ledger;
    this.runs = new NamedRuns(ledger, connector, toolVersion);
    this.listener = listener;
    this.table = new BackfillTable(ledger.settings().historySchema());
  }

  /**
   * Runs a backfill to its end, or until there is a reason to pause. What is done stays done,
   * whatever happens; asked again, the same goes on. Throws {@link BackfillFailed}; {@link
   * dev.slipway.ledger.RunLockNotObtained} where the same is under way; {@link
   * dev.slipway.error.InvalidInput} where it does not fit the table, or what is remembered of it.
   */
  public BackfillResult run(BackfillOrder order, BackfillTerms terms) {
    Start known = Start.of(states(order.name()), order, terms);
    BackfillState from = known.from();
    if (from != null && known.kind() != Start.Kind.GO_ON) {
      return unchanged(from, known.kind() == Start.Kind.NOTHING);
    }
    try (NamedRun run = begin(order, terms.range())) {
      return new Execution(order, terms, ledger, table, listener).of(run);
    }
  }

  /**
   * Cuts the table into parts for runs side by side, where that is not done yet. Throws what {@link
   * #run} throws.
   *
   * @param terms their range names how many, and no part
   */
  public List<BackfillState> cut(BackfillOrder order, BackfillTerms terms) {
    try (NamedRun run = begin(order, terms.range())) {
      return new Execution(order, terms, ledger, table, listener).cut(run);
    }
  }

  /** All that is remembered, by name and part. Two round trips. */
  public List<BackfillState> states() {
    return runs.look(
        (session, facts) ->
            facts.backfillsRecorded() ? table.remembered().all(session) : List.of());
  }

  /** What is remembered of one backfill, by part; empty where it was never run. */
  public List<BackfillState> states(String name) {
    return runs.look((session, facts) -> of(session, facts, name));
  }

  /** What a run of it would do, tried and taken back. Throws what {@link #run} throws. */
  public DryRun dryRun(BackfillOrder order, BackfillTerms terms) {
    return runs.look(
        (session, facts) ->
            new BatchTrial(order, terms, ledger).of(session, of(session, facts, order.name())));
  }

  /**
   * Lets a backfill rest from its next batch on, until somebody resumes it; or gives it up. Whoever
   * asks is written down. Gives what is remembered then. Throws {@link
   * dev.slipway.error.InvalidInput} where there is nothing to ask it of.
   */
  public List<BackfillState> ask(String name, BackfillState.Asked asked) {
    return runs.look(
        (session, facts) -> {
          Wish wish = new Wish(name, asked, ledger.settings().invokedBy());
          return wish.of(runs, session, table, of(session, facts, name));
        });
  }

  private List<BackfillState> of(Session session, DatabaseFacts facts, String name) {
    return facts.backfillsRecorded() ? table.remembered().of(session, name) : List.of();
  }

  private NamedRun begin(BackfillOrder order, Range range) {
    String later = "Run it again when the other has ended; to stop that: " + order.pausing();
    return runs.begin(order.action(), lock(order.name(), range.part()), later);
  }

  /** What a run of a backfill, or a part of it, has the lock of. */
  static String lock(String name, int part) {
    return "backfill " + name + (part == 0 ? "" : " part " + part);
  }

  private static BackfillResult unchanged(BackfillState state, boolean nothingToDo) {
    return new BackfillResult(null, state, Counters.NONE, state.left(), nothingToDo, Duration.ZERO);
  }
}
