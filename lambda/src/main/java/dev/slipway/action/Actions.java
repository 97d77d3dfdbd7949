package dev.slipway.action;

import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.plan.Comparison;
import dev.slipway.run.BackupFirst;
import dev.slipway.run.Deadline;
import dev.slipway.run.RunListener;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;

/** Does what was asked for. Every action reads all files before it connects. */
public final class Actions {

  private final Settings settings;
  private final Source source;
  private final Toolbox toolbox;
  private final Deadline deadline;
  private final RunListener listener;

  /** The actions under these settings. Nothing is connected to yet. */
  public Actions(
      Settings settings, Source source, Toolbox toolbox, Deadline deadline, RunListener listener) {
    this.settings = settings;
    this.source = source;
    this.toolbox = toolbox;
    this.deadline = deadline;
    this.listener = listener;
  }

  /**
   * Performs a request. Throws a {@link dev.slipway.error.SlipwayException} that says what is
   * wrong, what state the database is in and what to do; an action that failed in the middle throws
   * {@link ActionFailed} with its report.
   */
  public Report perform(Request request) {
    return switch (request.action()) {
      case UP -> up(request).perform(request);
      case DOWN ->
          new DownAction(settings, migrations(), runner(request), backup(request)).perform(request);
      case PLAN -> up(request).plan(request);
      case BASELINE -> new BaselineAction(settings, migrations(), runner(request)).perform(request);
      case STATUS -> status(request);
      case VALIDATE -> new ValidateAction(settings, source, runner(request)).perform();
      case REPAIR -> new RepairAction(settings, migrations(), runner(request)).perform(request);
      case HISTORY ->
          new HistoryReport(settings.environment(), runner(request).runs(request.limit()));
      case BACKUP ->
          request.snapshot()
              ? snapshots(request).perform(request)
              : new BackupAction(terms(settings), toolbox).perform(request, runner(request));
      case RESTORE -> new RestoreAction(terms(settings), toolbox).perform(request);
      case BACKUPS ->
          request.snapshot()
              ? new SnapshotsAction(settings, toolbox.snapshots().apply(terms(settings)))
                  .perform(request)
              : new BackupsAction(settings, toolbox.store().apply(settings)).perform(request);
      case VERIFY_BACKUP -> new VerifyAction(terms(settings), toolbox).perform(request);
    };
  }

  private UpAction up(Request request) {
    return new UpAction(settings, migrations(), runner(request), backup(request));
  }

  private BackupFirst backup(Request request) {
    return request.backup() == BackupChoice.SNAPSHOT
        ? (runId, plan, earlier) -> snapshots(request).takeBefore(runId, earlier)
        : (runId, plan, earlier) ->
            new BackupAction(terms(settings), toolbox).takeBefore(request, runId, earlier);
  }

  private SnapshotAction snapshots(Request request) {
    return new SnapshotAction(terms(settings), runner(request), toolbox);
  }

  private Report status(Request request) {
    Migrations migrations = migrations();
    DatabaseState state = runner(request).look(false);
    return new StatusReport(
        state.facts().database(),
        new Comparison(migrations, state.history(), settings.environment()));
  }

  private Runner runner(Request request) {
    Settings own = settings.withPlaceholders(request.set());
    return toolbox.runner().apply(terms(own));
  }

  private RunTerms terms(Settings own) {
    return new RunTerms(own, deadline, listener);
  }

  private Migrations migrations() {
    return Migrations.read(source);
  }
}
