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
import dev.slipway.ledger.LedgerReader;
import dev.slipway.storage.Storage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the backups in a store, or deletes those that need not be kept. */
final class FilesListing {

  private final Settings settings;
  private final Storage storage;
  private final Seal seal;
  private final Supplier<LedgerReader> database;

  /** {@code database} is only asked, and need only be there, for pruning. */
  FilesListing(Settings settings, Toolbox toolbox, Supplier<LedgerReader> database) {
    this.settings = settings;
    this.storage = toolbox.store(settings);
    this.seal = toolbox.seal(settings);
    this.database = database;
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
    Map<Boolean, List<Candidate>> surelyOurs =
        found.stream()
            .collect(
                Collectors.partitioningBy(
                    found.isEmpty() ? backup -> false : ours(found, database.get()),
                    Collectors.mapping(Candidate::of, Collectors.toList())));
    return Stream.concat(
            retention.plan(surelyOurs.getOrDefault(true, List.of()), listing.now()).stream(),
            surelyOurs.getOrDefault(false, List.of()).stream()
                .map(backup -> new Decision(backup, Fate.KEPT_AS_ANOTHERS)))
        .sorted(Comparator.comparing((Decision one) -> one.backup().started()).reversed())
        .toList();
  }

  /** By the server's folder; physical copies of it have the same, and another log of runs. */
  private static Predicate<BackupEntry> ours(List<BackupEntry> found, LedgerReader database) {
    ServerId own = database.server();
    Set<String> others =
        database.unknown(found.stream().flatMap(backup -> lastRun(backup).stream()).toList());
    return backup ->
        own.saysAnything()
            && own.folder().equals(backup.server())
            && lastRun(backup).filter(others::contains).isEmpty();
  }

  private static Optional<String> lastRun(BackupEntry backup) {
    return Optional.ofNullable(backup.manifest()).map(it -> it.migrations().lastRun());
  }
}
