package dev.slipway.action.backups;

import dev.slipway.action.Fields;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.NoDatabase;
import dev.slipway.config.Settings;
import java.time.Duration;
import java.time.Instant;

/**
 * Whose backups were looked for, where and when.
 *
 * @param store where they are kept; of snapshots, what they were taken of
 * @param now when it was begun, for ages
 */
record BackupSearch(String database, String environment, String store, Instant now) {

  /** Begins to look for the backups of the database that is configured. */
  static BackupSearch of(Settings settings, String store) {
    DatabaseSettings database = settings.database();
    if (database == null) {
      throw NoDatabase.so("there is none to list backups of");
    }
    return new BackupSearch(database.name(), settings.environment(), store, Instant.now());
  }

  /** How long ago that was. */
  Duration age(Instant started) {
    return Duration.between(started, now);
  }

  /** What every report about backups that were found begins with. */
  Fields fields(String outcome) {
    return new Fields()
        .with("action", "backups")
        .with("outcome", outcome)
        .with("database", database)
        .with("environment", environment);
  }
}
