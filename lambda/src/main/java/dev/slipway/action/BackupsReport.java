package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backups of a database, newest first. */
public record BackupsReport(
    String database, String environment, String store, Instant now, List<BackupEntry> backups)
    implements Report {

  static BackupsReport of(Settings settings, Storage storage) {
    String database = database(settings);
    return new BackupsReport(
        database,
        settings.environment(),
        storage.uri(),
        Instant.now(),
        new BackupCatalogue(storage, database).list());
  }

  /** The name of the database whose backups are meant. */
  static String database(Settings settings) {
    DatabaseSettings database = settings.database();
    if (database == null) {
      throw new InvalidInput(
          "No database is configured, so there is none to list backups of. Set DATABASE_URL, or"
              + " DB_HOST with DB_NAME, DB_USER and DB_PASSWORD. Nothing was done.");
    }
    return database.name();
  }

  /** How long ago a backup was begun. */
  public Duration age(BackupEntry backup) {
    return Duration.between(backup.started(), now);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", Action.BACKUPS.word())
        .with("outcome", "DONE")
        .with("database", database)
        .with("environment", environment)
        .with("store", store)
        .with("backups", backups.stream().map(this::fields).toList())
        .map();
  }

  private Map<String, @Nullable Object> fields(BackupEntry backup) {
    Manifest manifest = backup.manifest();
    return new Fields()
        .with("backup", backup.uri())
        .with("state", backup.state().name().toLowerCase(Locale.ROOT))
        .with("startedAt", backup.started().toString())
        .with("ageSeconds", age(backup).toSeconds())
        .with("version", manifest == null ? null : manifest.migrations().current())
        .with("rows", manifest == null ? null : manifest.rows())
        .with("files", backup.files())
        .with("bytes", backup.bytes())
        .with("problem", backup.problem())
        .map();
  }
}
