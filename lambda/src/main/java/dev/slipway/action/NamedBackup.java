package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
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
  Storage at(BackupPlace place) {
    return open(place.isLatest() ? latest() : place.folder());
  }

  private Storage open(String folder) {
    return stores.apply(settings.withBackupStore(folder));
  }

  private String latest() {
    DatabaseSettings database = settings.database();
    if (database == null) {
      throw new InvalidInput(
          "No database is configured, so there is no latest backup of it. Set DATABASE_URL, or name"
              + " the backup by its URI. Nothing was done.");
    }
    Storage store = stores.apply(settings);
    return new BackupCatalogue(store, database.name())
        .list().stream()
            .filter(backup -> backup.state() == BackupEntry.State.COMPLETE)
            .map(BackupEntry::uri)
            .findFirst()
            .orElseThrow(
                () ->
                    new StorageException(
                        "There is no complete backup of "
                            + database.name()
                            + " in "
                            + store.uri()
                            + ".",
                        "Nothing was changed.",
                        "Take one with: backup; or name another by its URI.",
                        null));
  }
}
