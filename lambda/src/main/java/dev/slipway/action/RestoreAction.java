package dev.slipway.action;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.backup.restore.RestoreTerms;
import dev.slipway.config.Settings;
import dev.slipway.ledger.RestoreRunner;
import dev.slipway.ledger.RestoreStart;
import dev.slipway.run.RunTerms;
import java.util.UUID;
import java.util.function.Function;
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

  Report perform(BackupRequest.Restore request) {
    long start = System.nanoTime();
    RestoreTerms how = how(request);
    RestoreRunner.Outcome outcome =
        toolbox
            .restorer(terms)
            .run(choice(request, how), how, (runId, plan) -> save(request, runId, plan));
    return new RestoreReport(
        settings.environment(), outcome, (System.nanoTime() - start) / 1_000_000);
  }

  /** The latest backup stays the one that was begun with, whatever was taken since. */
  private Function<RestoreStart, StoredBackup> choice(
      BackupRequest.Restore request, RestoreTerms how) {
    String from = request.fromEnvironment();
    NamedBackup named = new NamedBackup(settings, toolbox::store, request.backup()).from(from);
    if (!request.backup().isLatest()) {
      StoredBackup backup = named.open(ServerId.UNKNOWN);
      return start -> provenance(start, from).allowed(backup);
    }
    return start ->
        provenance(start, from)
            .allowed(
                start
                    .unfinished()
                    .filter(begun -> begun.goesOn(how))
                    .flatMap(begun -> named.begun(begun.uri()))
                    .orElseGet(() -> named.open(start.server())));
  }

  private Provenance provenance(RestoreStart start, @Nullable String from) {
    return new Provenance(settings.environment(), start.server(), from);
  }

  private RestoreTerms how(BackupRequest.Restore request) {
    RestoreOptions options = request.options();
    return new RestoreTerms(
        options.clean(),
        options.tables(),
        options.owner(),
        options.privileges(),
        words -> true,
        options.skip(),
        true,
        request.workers(),
        () -> terms.deadline().limit());
  }

  private @Nullable String save(BackupRequest.Restore request, UUID runId, RestorePlan plan) {
    Safeguards safeguards = new Safeguards(settings, request.backupFirst(), request.confirm());
    if (!safeguards.allowRestore(plan)) {
      return null;
    }
    return request.backupFirst() == BackupChoice.SNAPSHOT
        ? new SnapshotAction(terms, toolbox.runner(terms), toolbox).takeBefore(runId, null)
        : new BackupAction(terms, toolbox)
            .take(BackupOptions.USUAL.withWorkers(request.workers()), runId)
            .uri();
  }
}
