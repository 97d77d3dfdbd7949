package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import dev.slipway.backup.retention.Pruning;
import dev.slipway.backup.retention.Retention;
import dev.slipway.config.Settings;
import dev.slipway.storage.Storage;
import java.time.Instant;
import java.util.List;

/** Lists the backups in a store, or deletes those that need not be kept. */
final class BackupsAction {

  private final Settings settings;
  private final Storage storage;

  BackupsAction(Settings settings, Storage storage) {
    this.settings = settings;
    this.storage = storage;
  }

  Report perform(BackupRequest.Backups request) {
    Retention retention = request.prune();
    return retention == null
        ? BackupsReport.of(settings, storage)
        : prune(retention, request.execute());
  }

  private Report prune(Retention retention, boolean execute) {
    String database = BackupsReport.database(settings);
    Instant now = Instant.now();
    List<Candidate> backups =
        new BackupCatalogue(storage, database).list().stream().map(Candidate::of).toList();
    List<Decision> decisions = retention.plan(backups, now);
    if (execute) {
      Pruning.execute(decisions, backup -> Pruning.delete(storage, backup));
    }
    return new PruneReport(
        database,
        settings.environment(),
        storage.uri(),
        retention,
        new PruneReport.Outcome(now, decisions, execute));
  }
}
