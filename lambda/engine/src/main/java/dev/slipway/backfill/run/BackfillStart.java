package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.plan.Range;
import dev.slipway.backfill.run.KeyRanges.Piece;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.BackfillTable;
import dev.slipway.backfill.state.Counters;
import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.NamedRun;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes down where a run begins. */
final class BackfillStart {

  private final Job job;
  private final NamedRun run;
  private final BackfillTable table;

  BackfillStart(Job job, NamedRun run, BackfillTable table) {
    this.job = job;
    this.run = run;
    this.table = table;
  }

  /** Goes on with one that is remembered. */
  BackfillState goOn(BackfillState from) {
    BackfillOrder order = job.order();
    refuseOtherKey(from);
    String takeOn =
        table.takeOn(from, run.runId(), order.backfill().checksum(), order.parameters());
    run.session().execute(takeOn);
    return found(from.part());
  }

  /** A cursor means nothing where rows are in another order. */
  private void refuseOtherKey(BackfillState from) {
    String before = table.remembered().goneBy(run.session(), from);
    if (!before.isEmpty() && !before.equals(job.goneBy())) {
      throw new InvalidInput(
          "The "
              + job.order().what()
              + " was not run. It was begun by the key "
              + before
              + ", and that is "
              + job.goneBy()
              + " now: where it stopped means nothing there. Nothing was done. Next: begin at the"
              + " first row with --restart.");
    }
  }

  /** Begins at the first row; where another has just begun parts, with one of these. */
  BackfillState fresh(Begin begin, Range range) {
    cut(begin, range);
    return goOn(found(range.part()));
  }

  /** Writes down the parts that there are to do, and does nothing with them. */
  List<BackfillState> cut(Begin begin, Range range) {
    String forget = begin == Begin.RESTART ? table.forget(job.order().name()) : "";
    String rows =
        pieces(range).stream()
            .map(state -> table.begin(state, job.goneBy()))
            .collect(Collectors.joining());
    run.session().execute("BEGIN;\n" + forget + rows + "COMMIT");
    return table.remembered().of(run.session(), job.order().name());
  }

  private List<BackfillState> pieces(Range range) {
    if (range.parts() == 0) {
      return List.of(state(0, Phase.RUNNING, KeyRanges.whole(run.session(), job)));
    }
    List<Piece> pieces = KeyRanges.of(run.session(), job, range.parts());
    return IntStream.range(0, pieces.size())
        .mapToObj(
            i -> {
              boolean empty = pieces.get(i).rows() == 0 && i < pieces.size() - 1;
              return state(i + 1, empty ? Phase.DONE : Phase.PAUSED, pieces.get(i));
            })
        .toList();
  }

  private BackfillState state(int part, Phase phase, Piece piece) {
    BackfillOrder order = job.order();
    return new BackfillState(
        order.name(),
        part,
        run.runId().toString(),
        order.backfill().checksum(),
        order.parameters(),
        phase,
        null,
        null,
        piece.after(),
        piece.to(),
        piece.rows(),
        Counters.NONE,
        null,
        null,
        null,
        null,
        null);
  }

  private BackfillState found(int part) {
    List<BackfillState> all = table.remembered().of(run.session(), job.order().name());
    return all.stream().filter(one -> one.part() == part).findFirst().orElseThrow();
  }
}
