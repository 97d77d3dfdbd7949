package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import java.util.Objects;
import java.util.function.Function;

/** Finds the backup that a request names. */
final class NamedBackup {

  private final Settings settings;
  private final Function<Settings, Storage> stores;

  /** {@code stores} opens the store of backups that settings name. */
  NamedBackup(Settings settings, Function<Settings, Storage> stores) {
    this.settings = settings;
    this.stores = stores;
  }

  /**
   * The backup's own folder as a store: its files have no folder before their names. Whether
   * anything is there is not looked for, except for {@code latest}. Throws {@link InvalidInput} or
   * {@link StorageException}.
   */
  private Storage at(BackupPlace place) {
    String folder = place.isLatest() ? latest(database(place)) : place.folder();
    return stores.apply(settings.withBackupStore(folder));
  }

  /** The backup itself. Throws {@link StorageException} for one that is incomplete or damaged. */
  StoredBackup open(Request request) {
    return StoredBackup.open(at(request), "");
  }

  /** The folder of the backup that a request names. */
  Storage at(Request request) {
    return at(Objects.requireNonNull(request.backupPlace(), "the reader asks for one"));
  }

  private String database(BackupPlace place) {
    DatabaseSettings database = settings.database();
    if (!place.database().isEmpty()) {
      return place.database();
    }
    if (database == null) {
      throw new InvalidInput(
          "No database is configured, so there is no latest backup of it. Set DATABASE_URL, or write"
              + " latest:DATABASE. Nothing was done.");
    }
    return database.name();
  }

  private String latest(String database) {
    Storage store = stores.apply(settings);
    return new BackupCatalogue(store, database)
        .list().stream()
            .filter(backup -> backup.state() == BackupEntry.State.COMPLETE)
            .map(BackupEntry::uri)
            .findFirst()
            .orElseThrow(
                () ->
                    new StorageException(
                        "There is no complete backup of " + database + " in " + store.uri() + ".",
                        "Nothing was changed.",
                        "Take one with: backup; or name another database with latest:DATABASE, or a backup by its URI.",
                        null));
  }
}
