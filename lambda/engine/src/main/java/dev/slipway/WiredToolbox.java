package dev.slipway;

import dev.slipway.action.Toolbox;
import dev.slipway.aws.AwsCredentialStores;
import dev.slipway.aws.RdsSnapshots;
import dev.slipway.aws.S3Source;
import dev.slipway.backup.Backup;
import dev.slipway.backup.catalogue.BackupFolder;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.rehearse.Rehearsal;
import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.backup.rehearse.ScratchUse;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.config.ConnectWait;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.NoDatabase;
import dev.slipway.config.OtherDatabase;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.RestoreRunner;
import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Source;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.postgres.dump.SchemaDumpers;
import dev.slipway.run.RunTerms;
import dev.slipway.storage.Storage;
import dev.slipway.transfer.export.Export;
import dev.slipway.transfer.export.ExportFolder;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes what actions work with out of settings. */
final class WiredToolbox implements Toolbox {

  private final @Nullable DatabaseSettings scratch;

  /** {@code scratch}: a database of the server that backups are rehearsed on, null for none. */
  WiredToolbox(@Nullable DatabaseSettings scratch) {
    this.scratch = scratch;
  }

  @Override
  public String version() {
    return ToolVersion.TEXT;
  }

  @Override
  public Storage store(Settings settings) {
    String place = settings.backupStore();
    if (place == null) {
      throw new InvalidInput(
          "No backup store is configured. Set BACKUP_STORE (--backup-store) to file:folder or"
              + " s3://bucket/prefix, or BACKUP_S3_BUCKET to a bucket. Nothing was done.");
    }
    return Stores.at(place);
  }

  @Override
  public Storage storeAt(String place, String what) {
    return Stores.named(place, what);
  }

  @Override
  public Export export(RunTerms terms, Storage store) {
    store.warnings(ExportFolder.ALL).forEach(terms.listener()::notice);
    return new Export(
        connector(terms, database(terms.settings()), "export"), store, terms.listener());
  }

  @Override
  public Seal seal(Settings settings) {
    return Seals.of(settings.backupKey());
  }

  @Override
  public Backup backup(RunTerms terms) {
    Settings settings = terms.settings();
    Connector connector = connector(terms, database(settings), "backup");
    Storage store = store(settings);
    store.warnings(BackupFolder.ALL).forEach(terms.listener()::notice);
    return new Backup(
        connector,
        major -> SchemaDumpers.choose(connector, major),
        store,
        seal(settings),
        terms.listener());
  }

  @Override
  public Snapshots snapshots(RunTerms terms) {
    return RdsSnapshots.of(
        database(terms.settings()).host(),
        terms.settings().rdsResource(),
        terms.deadline()::limit,
        terms.listener()::notice);
  }

  @Override
  public RestoreRunner restorer(RunTerms terms) {
    Settings settings = terms.settings();
    Connector connector = connector(terms, database(settings), "restore");
    return new RestoreRunner(
        terms.ledger(),
        connector,
        major -> SchemaDumpers.choose(connector, major),
        ToolVersion.TEXT);
  }

  @Override
  public Rehearsal rehearsal(RunTerms terms) {
    return scratch().rehearsal(terms);
  }

  @Override
  public DatabaseSettings scratchServer(RunTerms terms) {
    return scratch().server(terms);
  }

  @Override
  public ScratchDatabase scratchDatabase(RunTerms terms, DatabaseSettings server, ScratchUse use) {
    return scratch().database(terms, server, use);
  }

  @Override
  public ScratchDatabase scratchDatabase(
      RunTerms terms, DatabaseSettings server, ScratchUse use, StoredBackup backup) {
    return scratch().database(terms, server, use, backup);
  }

  private WiredScratch scratch() {
    return new WiredScratch(scratch, WiredToolbox::connector);
  }

  /** What opens sessions on a database; the same for all that need some. */
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
            deadline::given,
            settings.passage());
    return new Connector(
        database,
        options,
        notice -> terms.listener().notice(new Placeholders(settings.placeholders()).hide(notice)),
        deadline.interruption());
  }

  private static DatabaseSettings database(Settings settings) {
    DatabaseSettings database = settings.database();
    if (database == null) {
      throw NoDatabase.error();
    }
    return database;
  }

  @Override
  public Connector connector(RunTerms terms, String purpose) {
    return connector(terms, database(terms.settings()), purpose);
  }

  @Override
  public DatabaseSettings other(String url, String name) {
    return OtherDatabase.read(url, name, System.getenv(), new AwsCredentialStores());
  }

  @Override
  public Source files(String place, @Nullable String format) {
    return source(place, format);
  }

  /** The files at a place, in a form or in the one that they tell. Nothing is read yet. */
  static Source source(String place, @Nullable String format) {
    return place.contains("://")
        ? new S3Source(place, format)
        : new FolderSource(Path.of(place), format);
  }
}
