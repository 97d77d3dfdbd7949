package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.backup.restore.RestoreTerms;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.run.RestoreRunner;
import dev.slipway.run.RunTerms;
import dev.slipway.storage.Storage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Restores a backup into the database. */
final class RestoreAction {

  private static final String LATEST = "latest";

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
    StoredBackup backup = find(request.restoreOptions().backup());
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
    return safeguards.allowRestore(plan)
        ? new BackupAction(terms, toolbox).take(request.backupOptions(), runId).uri()
        : null;
  }

  private StoredBackup find(String text) {
    if (text.equals(LATEST) || text.startsWith(LATEST + ":")) {
      return latest(text.equals(LATEST) ? database() : text.substring(LATEST.length() + 1));
    }
    BackupPlace place = BackupPlace.parse(text);
    return StoredBackup.open(
        toolbox.store().apply(settings.withBackupStore(place.store())), place.folder());
  }

  private StoredBackup latest(String database) {
    Storage store = toolbox.store().apply(settings);
    BackupEntry newest =
        new BackupCatalogue(store, database)
            .list().stream()
                .filter(entry -> entry.state() == BackupEntry.State.COMPLETE)
                .findFirst()
                .orElseThrow(() -> none(database, store));
    return StoredBackup.open(store, newest.uri().substring(store.uri().length() + 1));
  }

  private String database() {
    DatabaseSettings database = settings.database();
    return database == null ? "" : database.name();
  }

  private static InvalidInput none(String database, Storage store) {
    return new InvalidInput(
        "There is no complete backup of "
            + database
            + " in "
            + store.uri()
            + ". Name another database with latest:DATABASE, or the backup itself. Nothing was"
            + " done.");
  }
}
