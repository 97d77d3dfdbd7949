package dev.slipway.action;

import dev.slipway.config.Replacements;
import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.ledger.Deadline;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.plan.Comparison;
import dev.slipway.run.BackupFirst;
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
    Settings own = settings.withConsents(request.consents());
    return request.performWith(new Actions(own, source, toolbox, deadline, listener));
  }

  Report up(MigrationRequest.Up request) {
    Migrations migrations = request.dryRun() ? readable() : migrations();
    return new UpAction(with(request.set()), migrations, runner(request.set()))
        .perform(request, backup(request.backup()));
  }

  Report down(MigrationRequest.Down request) {
    return new DownAction(with(request.set()), readable(), runner(request.set()))
        .perform(request, backup(request.backup()));
  }

  Report plan(MigrationRequest.Plan request) {
    return new UpAction(with(request.set()), readable(), runner(request.set())).perform(request);
  }

  Report status() {
    Migrations migrations = readable();
    DatabaseState state = runner().look(false);
    return new StatusReport(
        state.facts().database(),
        new Comparison(migrations, state.history(), settings.environment()));
  }

  Report validate() {
    return new ValidateAction(settings, source, runner()).perform();
  }

  Report baseline(MigrationRequest.Baseline request) {
    return new BaselineAction(settings, migrations(), runner()).perform(request);
  }

  Report repair(MigrationRequest.Repair request) {
    return new RepairAction(settings, readable(), runner()).perform(request);
  }

  Report drift(SchemaRequest.Drift request) {
    return new DriftAction(settings, runner()).perform(request);
  }

  Report history(MigrationRequest.History request) {
    return new HistoryReport(settings.environment(), runner().runs(request.limit()));
  }

  Report backup(BackupRequest.Backup request) {
    return request.snapshot()
        ? snapshots().perform(request)
        : new BackupAction(terms(settings), toolbox).perform(request, runner());
  }

  Report backups(BackupRequest.Backups request) {
    return request.snapshot()
        ? new SnapshotsAction(settings, toolbox.snapshots(terms(settings))).perform(request)
        : new BackupsAction(settings, toolbox.store(settings), runner()::server).perform(request);
  }

  Report verifyBackup(BackupRequest.Verify request) {
    return new VerifyAction(terms(settings), toolbox).perform(request);
  }

  Report restore(BackupRequest.Restore request) {
    return new RestoreAction(terms(settings), toolbox).perform(request);
  }

  private BackupFirst backup(BackupChoice choice) {
    return choice == BackupChoice.SNAPSHOT
        ? (runId, plan, earlier) -> snapshots().takeBefore(runId, earlier)
        : (runId, plan, earlier) ->
            new BackupAction(terms(settings), toolbox).takeBefore(runId, earlier);
  }

  private SnapshotAction snapshots() {
    return new SnapshotAction(terms(settings), runner(), toolbox);
  }

  private Runner runner() {
    return runner(Replacements.NONE);
  }

  private Settings with(Replacements placeholders) {
    return settings.withPlaceholders(placeholders);
  }

  private Runner runner(Replacements placeholders) {
    return toolbox.runner(terms(with(placeholders)));
  }

  private RunTerms terms(Settings own) {
    return new RunTerms(own, deadline, listener);
  }

  /** For actions that go on without a file that is not finished. */
  private Migrations readable() {
    return Migrations.readable(source);
  }

  private Migrations migrations() {
    return Migrations.read(source);
  }
}
