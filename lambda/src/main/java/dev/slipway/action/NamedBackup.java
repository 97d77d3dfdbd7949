package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the backup that a request names. */
final class NamedBackup {

  private final Settings settings;
  private final Function<Settings, Storage> stores;
  private final BackupPlace place;

  /** {@code stores} opens the store of backups that settings name. */
  NamedBackup(Settings settings, Function<Settings, Storage> stores, BackupPlace place) {
    this.settings = settings;
    this.stores = stores;
    this.place = place;
  }

  /**
   * The backup's own folder as a store: its files have no folder before their names. Whether
   * anything is there is not looked for, except for {@code latest}. Throws {@link InvalidInput} or
   * {@link StorageException}.
   */
  Storage folder() {
    String folder = place.isLatest() ? latest(database()) : place.folder();
    return stores.apply(settings.withBackupStore(folder));
  }

  /** The backup itself. Throws {@link StorageException} for one that is incomplete or damaged. */
  StoredBackup open() {
    return StoredBackup.open(folder(), "", seal());
  }

  /** True when which backup is meant depends on what is in the store. */
  boolean isLatest() {
    return place.isLatest();
  }

  /** The backup at a URI, if it was once the latest that the request may have meant. */
  Optional<StoredBackup> begun(String uri) {
    Storage store = stores.apply(settings);
    return new BackupCatalogue(store, database(), seal()).holds(uri)
        ? Optional.of(StoredBackup.open(stores.apply(settings.withBackupStore(uri)), "", seal()))
        : Optional.empty();
  }

  private Seal seal() {
    return new Seal(settings.backupKey());
  }

  private String database() {
    DatabaseSettings database = settings.database();
    if (!place.database().isEmpty()) {
      return place.database();
    }
    if (database == null) {
      throw new InvalidInput(
          "No database is configured, so there is no latest backup of it. Set DATABASE_URL, or"
              + " write latest:DATABASE. Nothing was done.");
    }
    return database.name();
  }

  private String latest(String database) {
    Storage store = stores.apply(settings);
    List<BackupEntry> backups = new BackupCatalogue(store, database, seal()).list();
    BackupEntry newest =
        backups.stream()
            .filter(backup -> backup.state() == BackupEntry.State.COMPLETE)
            .findFirst()
            .orElseThrow(() -> none(database, store));
    backups.stream()
        .takeWhile(backup -> !backup.equals(newest))
        .filter(backup -> backup.state() == BackupEntry.State.DAMAGED)
        .findFirst()
        .ifPresent(damaged -> refuse(damaged, newest));
    return newest.uri();
  }

  /** Whoever asks for the latest does not expect one that is older than that. */
  private static void refuse(BackupEntry damaged, BackupEntry older) {
    throw new StorageException(
        "Which backup is the latest cannot be told: "
            + damaged.uri()
            + " cannot be read: "
            + damaged.problem(),
        "Nothing was changed.",
        "If that one cannot be mended, name the one before it: " + older.uri(),
        null);
  }

  private static StorageException none(String database, Storage store) {
    return new StorageException(
        "There is no complete backup of " + database + " in " + store.uri() + ".",
        "Nothing was changed.",
        "Take one with: backup; or name another database with latest:DATABASE, or a backup by its"
            + " URI.",
        null);
  }
}
