package dev.slipway.action.backfill;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.BackfillTools;
import dev.slipway.action.Desk;
import dev.slipway.action.PaceLimit;
import dev.slipway.action.Report;
import dev.slipway.action.Wanted;
import dev.slipway.backfill.file.Backfills;
import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.run.BackfillFailed;
import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.backfill.run.BackfillRunner;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.time.Stopwatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One backfill, from its name to its report. */
final class Backfilling {

  private final Desk desk;
  private final BackfillRequest request;
  private final Stopwatch time = new Stopwatch();
  private final PaceLimit limit;

  Backfilling(Desk desk, BackfillRequest request) {
    this.desk = desk;
    this.request = request;
    this.limit = new PaceLimit(desk, request.pace());
  }

  /** Does what is wanted. Throws {@link ActionFailed} with the report where a batch failed. */
  Report report() {
    Wanted wanted = request.wanted();
    Asked asked = wanted.asked();
    if (asked != null) {
      return ask(asked);
    }
    BackfillOrder order =
        BackfillTools.order(
            Backfills.read(desk.source()).named(request.name()), request.given(), desk.settings());
    BackfillRunner runner = BackfillTools.runner(desk, limit.deadline());
    if (!wanted.runs()) {
      return new TrialReport(about(order), runner.dryRun(order, terms()), order.backfill());
    }
    return request.pace().cuts() ? cut(runner, order) : run(runner, order);
  }

  /** Also of one whose file is gone. */
  private Report ask(Asked asked) {
    List<BackfillState> states =
        BackfillTools.runner(desk, desk.terms().deadline()).ask(request.name(), asked);
    return new PartsReport(
        BackfillSubject.of(desk, request.name(), Map.of(), time.millis()),
        states,
        asked == Asked.PAUSE ? PartsReport.Told.HELD : PartsReport.Told.CANCELLED);
  }

  private Report cut(BackfillRunner runner, BackfillOrder order) {
    List<BackfillState> states = runner.cut(order, terms());
    return new PartsReport(about(order), states, PartsReport.Told.CUT);
  }

  private Report run(BackfillRunner runner, BackfillOrder order) {
    try {
      return report(order, runner.run(order, terms()), null);
    } catch (BackfillFailed e) {
      String message = String.valueOf(e.getMessage());
      throw new ActionFailed(message, report(order, e.result(), message), e);
    }
  }

  private BackfillReport report(
      BackfillOrder order, BackfillResult result, @Nullable String message) {
    return new BackfillReport(about(order), result, limit.isReached(result), message);
  }

  private BackfillSubject about(BackfillOrder order) {
    return BackfillSubject.of(desk, request.name(), order.values(), time.millis());
  }

  private BackfillTerms terms() {
    return request.pace().terms(request.wanted().begin());
  }
}
