package dev.slipway.action;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.backup.restore.RestoreTerms;
import dev.slipway.backup.restore.UnfinishedRestore;
import dev.slipway.config.Settings;
import dev.slipway.run.RestoreRunner;
import dev.slipway.run.RunTerms;
import java.util.Optional;
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

  Report perform(Request request) {
    long start = System.nanoTime();
    RestoreTerms how = how(request);
    RestoreRunner.Outcome outcome =
        toolbox
            .restorer()
            .apply(terms)
            .run(choice(request, how), how, (runId, plan) -> save(request, runId, plan));
    return new RestoreReport(
        settings.environment(), outcome, (System.nanoTime() - start) / 1_000_000);
  }

  /** The latest backup stays the one that was begun with, whatever was taken since. */
  private Function<Optional<UnfinishedRestore>, StoredBackup> choice(
      Request request, RestoreTerms how) {
    NamedBackup named = new NamedBackup(settings, toolbox.store());
    if (named.isLatest(request)) {
      return unfinished ->
          unfinished
              .filter(begun -> begun.goesOn(how))
              .flatMap(begun -> named.begun(request, begun.uri()))
              .orElseGet(() -> named.open(request));
    }
    StoredBackup backup = named.open(request);
    return unfinished -> backup;
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
