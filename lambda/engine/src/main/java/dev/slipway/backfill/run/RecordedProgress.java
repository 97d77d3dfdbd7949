package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillTable;
import dev.slipway.backfill.state.Counters;
import dev.slipway.ledger.NamedRun;
import dev.slipway.postgres.Session;
import dev.slipway.time.Stopwatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a run is, as it is written down. */
final class RecordedProgress {

  private final BackfillOrder order;
  private final NamedRun run;
  private final BackfillTable table;
  private final Counters before;
  private final Stopwatch time = new Stopwatch();
  private BackfillState state;

  RecordedProgress(BackfillOrder order, NamedRun run, BackfillTable table, BackfillState state) {
    this.order = order;
    this.run = run;
    this.table = table;
    this.state = state;
    this.before = state.counters();
  }

  BackfillState state() {
    return state;
  }

  /** What it is of, for people. */
  String told() {
    return order.told();
  }

  Session session() {
    return run.session();
  }

  /** What this run has done. */
  Counters own() {
    return state.counters().since(before);
  }

  /** A batch has committed. */
  void advanced(BatchOutcome outcome) {
    Page page = outcome.page();
    state =
        state.with(
            page == null ? state.cursor() : page.last(),
            state.counters().batch(outcome.rows(), outcome.changed()));
  }

  /** One is tried again; that is written down with it. */
  void retried() {
    state = state.with(state.cursor(), state.counters().retry());
  }

  /** Ends what is open in the session, however little time there is. */
  void giveBack() {
    session().limits().limit(null);
    session().rollBack();
  }

  /** What is written down now; retries that are not yet, stay counted. */
  BackfillState reload() {
    long retries = state.counters().retries();
    BackfillState found = find();
    if (found == null || !found.runId().equals(run.runId().toString())) {
      throw takenOver();
    }
    Counters counters = found.counters();
    state =
        found.with(
            found.cursor(),
            new Counters(
                counters.seen(),
                counters.changed(),
                counters.batches(),
                Math.max(retries, counters.retries())));
    return state;
  }

  private @Nullable BackfillState find() {
    List<BackfillState> all = table.remembered().of(session(), state.name());
    return all.stream().filter(one -> one.part() == state.part()).findFirst().orElse(null);
  }

  /** Another run works at it. */
  BackfillFailed takenOver() {
    return BackfillFailed.of(
        "Another run has taken "
            + told()
            + " on, or its row was deleted; this one has stopped"
            + " behind its last batch. Next: look with backfills.",
        result());
  }

  /** What was done up to now. */
  BackfillResult result() {
    boolean unknown = state.phase() != BackfillState.Phase.DONE && !keyset();
    return new BackfillResult(
        run.runId(), state, own(), unknown ? null : state.left(), false, time.elapsed());
  }

  /** The same at the end. */
  BackfillResult result(BackfillState.Phase phase, String message) {
    state = state.ended(phase, message);
    return result();
  }

  private boolean keyset() {
    return order.backfill().statement().isKeyset();
  }
}
