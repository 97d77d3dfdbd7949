package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import dev.slipway.backup.retention.Pruning;
import dev.slipway.backup.retention.Retention;
import dev.slipway.config.Settings;
import dev.slipway.storage.Storage;
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
    Listing listing = Listing.of(settings, storage.uri());
    List<BackupEntry> found =
        new BackupCatalogue(storage, listing.database(), new Seal(settings.backupKey())).list();
    Retention retention = request.prune();
    if (retention == null) {
      return new BackupsReport(listing, found);
    }
    List<Decision> decisions =
        retention.plan(found.stream().map(Candidate::of).toList(), listing.now());
    if (request.execute()) {
      Pruning.execute(decisions, backup -> Pruning.delete(storage, backup));
    }
    return new PruneReport(listing, retention, decisions, request.execute());
  }
}
