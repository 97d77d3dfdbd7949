package dev.slipway.action.refresh;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Desk;
import dev.slipway.ledger.RowsRun;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.time.Stopwatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One refresh, from the choice of views to their rows. It may take hours and changes no table, so
 * the run lock is not kept: deploys go on, and each view is guarded by a lock of its own.
 */
final class Refreshing {

  private final Desk desk;
  private final RefreshRequest request;
  private final Connector connector;
  private final Stopwatch time = new Stopwatch();

  /** Connects to nothing yet. */
  Refreshing(Desk desk, RefreshRequest request) {
    this.desk = desk;
    this.request = request;
    this.connector = desk.toolbox().connector(desk.terms(), RefreshRequest.WORD);
  }

  /** What would be refreshed, and how; nothing is changed, or locked. */
  RefreshReport look() {
    Views views = views();
    List<ViewOutcome> planned =
        request.choice().of(views).stream().map(ViewOutcome::planned).toList();
    return report(views, planned, null);
  }

  /** Does it. Throws {@link ActionFailed} when a view was not refreshed that should have been. */
  RefreshReport run() {
    return desk.work().beside(RefreshRequest.WORD, this::run, RefreshReport::logged);
  }

  private RefreshReport run(RowsRun run) {
    Views views = views();
    List<MaterializedView> chosen = request.choice().of(views);
    String subject = request.choice().subject();
    ViewsInTurn turns = new ViewsInTurn(desk, connector, RefreshMemory.of(run, subject, chosen));
    turns.run(chosen, outcomes -> run.progress(RefreshReport.progress(subject, outcomes)));
    RefreshReport report = report(views, turns.outcomes(), run);
    if (report.isPaused()) {
      run.pause();
    } else if (!report.bad().isEmpty()) {
      throw report.broken();
    }
    return report;
  }

  private Views views() {
    try (Session session = connector.open()) {
      session.limits().limitTo(desk.terms().deadline()::limit);
      return Views.read(session);
    }
  }

  private RefreshReport report(Views views, List<ViewOutcome> outcomes, @Nullable RowsRun run) {
    return new RefreshReport(
        desk.settings().environment(),
        views,
        request.choice(),
        outcomes,
        run == null ? null : run.runId().toString(),
        time.millis());
  }
}
