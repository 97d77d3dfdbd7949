package dev.slipway.action.backups;

import dev.slipway.action.OtherOwners;
import dev.slipway.action.Report;
import dev.slipway.action.Toolbox;
import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupOwner;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import dev.slipway.backup.retention.Fate;
import dev.slipway.backup.retention.Pruning;
import dev.slipway.backup.retention.Retention;
import dev.slipway.config.Settings;
import dev.slipway.storage.Storage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the backups in a store, or deletes those that need not be kept. */
final class FilesListing {

  private final Settings settings;
  private final Storage storage;
  private final Seal seal;
  private final Supplier<ServerId> server;

  /** {@code server} asks the database which server it is on; only pruning needs to know. */
  FilesListing(Settings settings, Toolbox toolbox, Supplier<ServerId> server) {
    this.settings = settings;
    this.storage = toolbox.store(settings);
    this.seal = toolbox.seal(settings);
    this.server = server;
  }

  Report perform(BackupsRequest request) {
    BackupSearch listing = BackupSearch.of(settings, storage.uri());
    if (!Settings.EMBEDDED_STORE.equals(settings.backupStore())) {
      storage.requireThere();
    }
    BackupOwner owner = new BackupOwner(listing.environment(), listing.database());
    BackupCatalogue catalogue = new BackupCatalogue(storage, owner, seal);
    List<BackupEntry> found = catalogue.list();
    Retention retention = request.prune();
    if (retention == null) {
      OtherOwners others = new OtherOwners(found.isEmpty() ? catalogue.others() : List.of());
      return new BackupsReport(listing, found, others);
    }
    List<Decision> decisions = decisions(retention, found, listing);
    if (request.execute()) {
      Pruning.execute(decisions, backup -> Pruning.delete(storage, backup));
    }
    return new PruneReport(listing, retention, decisions, request.execute());
  }

  /** What is not surely of this server is kept, and counts for nothing. */
  private List<Decision> decisions(
      Retention retention, List<BackupEntry> found, BackupSearch listing) {
    ServerId own = found.isEmpty() ? ServerId.UNKNOWN : server.get();
    Map<Boolean, List<Candidate>> surelyOurs =
        found.stream()
            .collect(
                Collectors.partitioningBy(
                    backup -> own.saysAnything() && own.folder().equals(backup.server()),
                    Collectors.mapping(Candidate::of, Collectors.toList())));
    return Stream.concat(
            retention.plan(surelyOurs.getOrDefault(true, List.of()), listing.now()).stream(),
            surelyOurs.getOrDefault(false, List.of()).stream()
                .map(backup -> new Decision(backup, Fate.KEPT_AS_ANOTHERS)))
        .sorted(Comparator.comparing((Decision one) -> one.backup().started()).reversed())
        .toList();
  }
}
