package dev.slipway.action.bulk;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.BackfillTools;
import dev.slipway.action.BackupOptions;
import dev.slipway.action.ChosenBackup;
import dev.slipway.action.Desk;
import dev.slipway.action.PaceLimit;
import dev.slipway.action.RowsBackup;
import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.run.BackfillFailed;
import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.backfill.run.BackfillRunner;
import dev.slipway.backfill.run.DryRun;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.Counters;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change in batches, from its words to the rows. */
final class Bulking {

  private final Desk desk;
  private final BulkRequest request;
  private final Connector connector;
  private final PaceLimit limit;
  private final BackfillRunner runner;
  private final List<String> warnings = new ArrayList<>();
  private final Stopwatch time = new Stopwatch();

  /** Connects to nothing yet. */
  Bulking(Desk desk, BulkRequest request) {
    this.desk = desk;
    this.request = request;
    this.connector = desk.toolbox().connector(desk.terms(), BulkRequest.WORD);
    this.limit = new PaceLimit(desk, request.pace());
    this.runner = BackfillTools.runner(desk, limit.deadline());
  }

  /** What would be changed; one batch is tried, and taken back. */
  BulkReport look() {
    BulkChange change = change();
    boolean begins = isNew(runner.states(change.name()));
    DryRun dry = runner.dryRun(change.order(false), request.pace().terms(request.wanted().begin()));
    return report(change, new BulkReport.Tried(dry, !begins), null);
  }

  /** Does it. Throws {@link ActionFailed} where it broke off. */
  BulkReport run() {
    BulkChange change = change();
    List<BackfillState> states = runner.states(change.name());
    boolean begins = isNew(states);
    KeptOld kept = new KeptOld(connector, change);
    if (!begins && states.stream().allMatch(state -> state.phase() == Phase.DONE)) {
      kept.finish();
      return run(change, kept, null);
    }
    String saved = save(change, begins);
    kept.prepare(begins);
    return run(change, kept, saved);
  }

  private BulkReport run(BulkChange change, KeptOld kept, @Nullable String saved) {
    try {
      BackfillResult result =
          runner.run(change.order(true), request.pace().terms(request.wanted().begin()));
      if (!result.nothingToDo()) {
        kept.end(result.isDone());
      }
      return report(change, null, done(result, saved, kept.undo(), null));
    } catch (BackfillFailed e) {
      kept.end(false);
      String message = String.valueOf(e.getMessage());
      BulkReport.Done done = done(e.result(), saved, kept.undo(), message);
      throw new ActionFailed(message, report(change, null, done), e);
    }
  }

  /** Asks another run to stop. */
  BulkReport ask(Asked asked) {
    BulkChange change = change();
    BackfillState state = runner.ask(change.name(), asked).get(0);
    BackfillResult result =
        new BackfillResult(null, state, Counters.NONE, state.left(), false, Duration.ZERO);
    String undo = new KeptOld(connector, change).undo();
    return report(change, null, done(result, null, undo, null));
  }

  private BulkChange change() {
    try (Session session = connector.open()) {
      session.limits().limitTo(desk.terms().deadline()::limit);
      return BulkChange.of(BulkTable.read(session, request.words()), request.words());
    }
  }

  private boolean isNew(List<BackfillState> states) {
    return states.isEmpty() || request.wanted().begin() == Begin.RESTART;
  }

  /** What goes on has its backup. */
  private @Nullable String save(BulkChange change, boolean begins) {
    RowsBackup backup = new RowsBackup(desk, request.backupFirst(), request.confirm());
    boolean first = backup.isAsked(BulkRequest.WORD, change.table().database(), warnings::add);
    ChosenBackup chosen = new ChosenBackup(desk, request.backupFirst(), BackupOptions.USUAL);
    return first && begins
        ? desk.work().backUp(runId -> chosen.take(runId, null), uri -> uri)
        : null;
  }

  private BulkReport.Done done(
      BackfillResult result,
      @Nullable String saved,
      @Nullable String undo,
      @Nullable String failure) {
    return new BulkReport.Done(result, limit.isReached(result), saved, undo, warnings, failure);
  }

  private BulkReport report(
      BulkChange change, BulkReport.@Nullable Tried tried, BulkReport.@Nullable Done done) {
    return new BulkReport(desk.settings().environment(), change, tried, done, time.millis());
  }
}
