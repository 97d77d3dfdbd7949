package dev.slipway.action;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.backup.restore.RestoreTerms;
import dev.slipway.config.Settings;
import dev.slipway.run.RestoreRunner;
import dev.slipway.run.RunTerms;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Restores a backup into the database. */
final class RestoreAction {

  private final RunTerms terms;
  private final Settings settings;
  private final Toolbox toolbox;

  RestoreAction(RunTerms terms, Toolbox toolbox) {
    this.terms = terms;
    this.settings = terms.settings();
    this.toolbox = toolbox;
  }

  Report perform(Request request) {
    long start = System.nanoTime();
    StoredBackup backup = new NamedBackup(settings, toolbox.store()).open(request);
    RestoreRunner.Outcome outcome =
        toolbox
            .restorer()
            .apply(terms)
            .run(backup, how(request), (runId, plan) -> save(request, runId, plan));
    return new RestoreReport(
        settings.environment(), outcome, (System.nanoTime() - start) / 1_000_000);
  }

  private RestoreTerms how(Request request) {
    RestoreOptions options = request.restoreOptions();
    return new RestoreTerms(
        options.clean(),
        options.tables(),
        options.owner(),
        options.privileges(),
        request.backupOptions().workers(),
        () -> terms.deadline().limit());
  }

  private @Nullable String save(Request request, UUID runId, RestorePlan plan) {
    Safeguards safeguards = new Safeguards(settings, request);
    if (!safeguards.allowRestore(plan)) {
      return null;
    }
    return request.backup() == BackupChoice.SNAPSHOT
        ? new SnapshotAction(terms, toolbox.runner().apply(terms), toolbox).takeBefore(runId, null)
        : new BackupAction(terms, toolbox).take(request.backupOptions(), runId).uri();
  }
}
