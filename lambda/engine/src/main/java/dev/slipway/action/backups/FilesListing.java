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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

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

  /** What is not surely of this server, or of a state it never had, is kept and not counted. */
  private List<Decision> decisions(
      Retention retention, List<BackupEntry> found, BackupSearch listing) {
    List<Candidate> ours = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    Function<BackupEntry, Optional<Fate>> kept =
        found.isEmpty() ? backup -> Optional.empty() : kept(found, database.get());
    for (BackupEntry backup : found) {
      Candidate candidate = Candidate.of(backup);
      kept.apply(backup)
          .ifPresentOrElse(
              fate -> decisions.add(new Decision(candidate, fate)), () -> ours.add(candidate));
    }
    decisions.addAll(retention.plan(ours, listing.now()));
    decisions.sort(Comparator.comparing((Decision one) -> one.backup().started()).reversed());
    return decisions;
  }

  /** By the server's folder; physical copies of it have the same, and another log of runs. */
  private static Function<BackupEntry, Optional<Fate>> kept(
      List<BackupEntry> found, LedgerReader database) {
    ServerId own = database.server();
    List<String> runs = found.stream().flatMap(backup -> lastRun(backup).stream()).toList();
    Set<String> unknown = runs.isEmpty() ? Set.of() : database.unknown(runs);
    return backup -> {
      if (!own.saysAnything() || !own.folder().equals(backup.server())) {
        return Optional.of(Fate.KEPT_AS_ANOTHERS);
      }
      return lastRun(backup).filter(unknown::contains).map(run -> Fate.KEPT_AS_NEVER_HAD);
    };
  }

  private static Optional<String> lastRun(BackupEntry backup) {
    return Optional.ofNullable(backup.manifest()).map(it -> it.migrations().lastRun());
  }
}
