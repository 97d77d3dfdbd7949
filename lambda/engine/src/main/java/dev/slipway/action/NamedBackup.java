package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupOwner;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.NoDatabase;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the backup that a request names. */
public final class NamedBackup {

  /** What must be said to name one. */
  public static final String MEANING = "latest, or the URI of one that `backups` lists";

  private final Settings settings;
  private final Toolbox toolbox;
  private final BackupPlace place;
  private final @Nullable String fromEnvironment;

  /** {@code toolbox} opens the store of backups that settings name, and knows its seal. */
  public NamedBackup(Settings settings, Toolbox toolbox, BackupPlace place) {
    this(settings, toolbox, place, null);
  }

  private NamedBackup(
      Settings settings, Toolbox toolbox, BackupPlace place, @Nullable String fromEnvironment) {
    this.settings = settings;
    this.toolbox = toolbox;
    this.place = place;
    this.fromEnvironment = fromEnvironment;
  }

  /** The latest is that of another environment, whatever its server; null for our own. */
  public NamedBackup from(@Nullable String environment) {
    return new NamedBackup(settings, toolbox, place, environment);
  }

  /**
   * The backup's own folder as a store: its files have no folder before their names. Whether
   * anything is there is not looked for, except for {@code latest}. Throws {@link InvalidInput} or
   * {@link StorageException}.
   */
  public Storage folder() {
    DatabaseSettings database = settings.database();
    return folder(new ServerId(database == null ? null : database.serverId(), null));
  }

  private Storage folder(ServerId server) {
    String folder = place.isLatest() ? latest(server).uri() : place.folder();
    return toolbox.store(settings.withBackupStore(folder));
  }

  /**
   * The backup itself, the latest as seen from a server. Throws {@link StorageException} for one
   * that is incomplete or damaged.
   */
  public StoredBackup open(ServerId server) {
    return StoredBackup.open(folder(server), "", seal());
  }

  /** The backup at a URI, if it was once the latest that the request may have meant. */
  public Optional<StoredBackup> begun(String uri) {
    Storage store = toolbox.store(settings);
    return place.isLatest() && new BackupCatalogue(store, owner(), seal()).holds(uri)
        ? Optional.of(StoredBackup.open(toolbox.store(settings.withBackupStore(uri)), "", seal()))
        : Optional.empty();
  }

  private Seal seal() {
    return toolbox.seal(settings);
  }

  private BackupOwner owner() {
    return new BackupOwner(
        fromEnvironment == null ? settings.environment() : fromEnvironment, database());
  }

  private String database() {
    DatabaseSettings database = settings.database();
    if (!place.database().isEmpty()) {
      return place.database();
    }
    if (database == null) {
      throw NoDatabase.so("there is no latest backup of it", "write latest:DATABASE");
    }
    return database.name();
  }

  private BackupEntry latest(ServerId server) {
    Storage store = toolbox.store(settings);
    BackupCatalogue catalogue = new BackupCatalogue(store, owner(), seal());
    List<BackupEntry> found = catalogue.list();
    OtherOwners others = new OtherOwners(found.isEmpty() ? catalogue.others() : List.of());
    LatestBackup latest = new LatestBackup(store.uri(), owner(), found, others);
    return fromEnvironment == null ? latest.of(server) : latest.ofAnyServer();
  }
}
