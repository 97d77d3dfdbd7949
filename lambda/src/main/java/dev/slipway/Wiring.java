package dev.slipway;

import dev.slipway.action.Actions;
import dev.slipway.action.Toolbox;
import dev.slipway.aws.AwsCredentialStores;
import dev.slipway.aws.RdsSnapshots;
import dev.slipway.aws.S3Source;
import dev.slipway.aws.S3Storage;
import dev.slipway.backup.Backup;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.rehearse.Rehearsal;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.config.ConnectWait;
import dev.slipway.config.CredentialStores;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.config.StorePlace;
import dev.slipway.error.InvalidInput;
import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Source;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.postgres.dump.SchemaDumpers;
import dev.slipway.run.Deadline;
import dev.slipway.run.RestoreRunner;
import dev.slipway.run.RunListener;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;
import dev.slipway.storage.DirectoryStorage;
import dev.slipway.storage.Storage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the parts together; the only class that knows them all. */
public final class Wiring {

  private Wiring() {}

  /** Where credentials come from; the secret that variables name is read ahead. */
  public static CredentialStores credentials(Map<String, String> variables) {
    AwsCredentialStores stores = new AwsCredentialStores();
    String secret = variables.get("DB_SECRET_ARN");
    if (secret != null) {
      stores.prefetch(secret);
    }
    return stores;
  }

  /** The actions on the database that settings name. Connects to nothing yet. */
  public static Actions actions(Settings settings, Deadline deadline, RunListener listener) {
    return actions(settings, settings.database(), deadline, listener);
  }

  /** The same; backups are rehearsed on the server of another database. */
  public static Actions actions(
      Settings settings,
      @Nullable DatabaseSettings scratch,
      Deadline deadline,
      RunListener listener) {
    if (settings.database() != null) {
      settings.database().notices().forEach(listener::notice);
    }
    Toolbox toolbox =
        new Toolbox(
            ToolVersion.TEXT,
            Wiring::runner,
            Wiring::backup,
            Wiring::restorer,
            terms -> rehearsal(terms, scratch),
            Wiring::store,
            Wiring::snapshots);
    return new Actions(settings, source(settings.migrations()), toolbox, deadline, listener);
  }

  /**
   * The store of backups at a place that {@link StorePlace} can read. Throws {@link InvalidInput}
   * when it can not. Nothing is looked for there yet.
   */
  public static Storage storage(String place) {
    try {
      StorePlace store = StorePlace.parse(place);
      return switch (store.kind()) {
        case FOLDER -> new DirectoryStorage(Path.of(store.root()));
        case BUCKET -> new S3Storage(store.root(), store.prefix());
      };
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "The backup store cannot be used: it " + e.getMessage() + ". Nothing was done.");
    }
  }

  private static Source source(String place) {
    return place.contains("://") ? new S3Source(place) : new FolderSource(Path.of(place));
  }

  private static Storage store(Settings settings) {
    String place = settings.backupStore();
    if (place == null) {
      throw new InvalidInput(
          "No backup store is configured. Set BACKUP_STORE (--backup-store) to file:folder or"
              + " s3://bucket/prefix, or BACKUP_S3_BUCKET to a bucket. Nothing was done.");
    }
    return storage(place);
  }

  private static Backup backup(RunTerms terms) {
    Settings settings = terms.settings();
    Connector connector = connector(terms, database(settings), "backup");
    return new Backup(
        connector,
        major -> SchemaDumpers.choose(connector, major),
        store(settings),
        new Seal(settings.backupKey()),
        terms.listener());
  }

  private static Snapshots snapshots(RunTerms terms) {
    return RdsSnapshots.of(
        database(terms.settings()).host(),
        terms.settings().rdsResource(),
        terms.deadline()::limit,
        terms.listener()::notice);
  }

  private static RestoreRunner restorer(RunTerms terms) {
    Settings settings = terms.settings();
    Connector connector = connector(terms, database(settings), "restore");
    return new RestoreRunner(terms, connector, ToolVersion.TEXT);
  }

  private static Rehearsal rehearsal(RunTerms terms, @Nullable DatabaseSettings scratch) {
    if (scratch == null) {
      throw new InvalidInput(
          "There is no server to rehearse on. Set DATABASE_URL to one. Nothing was done.");
    }
    return new Rehearsal(
        scratch.name(),
        name -> connector(terms, scratch.withName(name), "rehearsal"),
        terms.listener(),
        () -> terms.deadline().limit());
  }

  private static Connector connector(RunTerms terms, DatabaseSettings database, String purpose) {
    Settings settings = terms.settings();
    Deadline deadline = terms.deadline();
    SessionOptions options =
        new SessionOptions(
            ("slipway " + ToolVersion.TEXT + " " + purpose).strip(),
            Objects.requireNonNullElse(settings.lockTimeout(), Settings.LOCK_TIMEOUT),
            new ConnectWait(
                deadline.cap(settings.connectWait().longest()),
                deadline.cap(settings.connectWait().unreachable())),
            deadline::given);
    Placeholders placeholders = new Placeholders(settings.placeholders());
    return new Connector(
        database,
        options,
        notice -> terms.listener().notice(placeholders.hide(notice)),
        deadline.interruption());
  }

  private static DatabaseSettings database(Settings settings) {
    DatabaseSettings database = settings.database();
    if (database == null) {
      throw new InvalidInput(
          "No database is configured. Set DATABASE_URL, or DB_HOST with DB_NAME, DB_USER and"
              + " DB_PASSWORD. Nothing was done.");
    }
    return database;
  }

  private static Runner runner(RunTerms terms) {
    Connector connector = connector(terms, database(terms.settings()), "");
    return new Runner(terms, connector, ToolVersion.TEXT);
  }
}
