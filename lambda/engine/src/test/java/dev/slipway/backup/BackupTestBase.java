package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.part.OutOfTime;
import dev.slipway.backup.part.TimeLimit;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.SettingsReader;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.progress.WorkListener;
import dev.slipway.storage.DirectoryStorage;
import dev.slipway.storage.Storage;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.Psql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database, a folder for its backups, and plain tools to restore them with. */
abstract class BackupTestBase {

  static final MigrationState MIGRATIONS =
      new MigrationState(
          "public", "002", List.of(new MigrationState.Applied("002", "applied", null)));

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  Storage store() {
    return new DirectoryStorage(folder.resolve("store"));
  }

  static BackupTerms terms() {
    return terms(Compression.ZSTD, 2, BackupTerms.RANGE_BYTES);
  }

  static BackupTerms terms(Compression compression, int workers, long rangeBytes) {
    return new BackupTerms(
        UUID.randomUUID(),
        "test",
        compression,
        workers,
        true,
        rangeBytes,
        10,
        new TimeLimit(() -> false, () -> OutOfTime.interrupted("a backup")),
        "1.2.3");
  }

  /** Takes a backup of the database as its owner. */
  BackupResult backUp(BackupTerms terms) {
    return backup(db.url(), store(), new WorkListener() {}).take(terms, session -> MIGRATIONS);
  }

  static Backup backup(String url, Storage store, WorkListener listener) {
    return new Backup(connector(url), major -> new MadeSchema(), store, Seal.NONE, listener);
  }

  static Connector connector(String url) {
    DatabaseSettings database =
        SettingsReader.read(Map.of("DATABASE_URL", url), Wiring.credentials(Map.of())).database();
    Duration wait = Duration.ofSeconds(10);
    return new Connector(
        Objects.requireNonNull(database),
        SessionOptions.of("backup test", wait, wait),
        notice -> {});
  }

  /** Loads all files into a database by psql, in one transaction and in the order of names. */
  void restore(BackupResult backup, PgDatabase target) throws IOException {
    Path script = Files.createTempFile(folder, "all", ".sql");
    try (OutputStream out = Files.newOutputStream(script)) {
      for (Part part : backup.manifest().parts()) {
        try (InputStream in = open(backup, part)) {
          in.transferTo(out);
        }
      }
    }
    Psql.Result result = Psql.run(target.url(), script, "-1", "-q");
    assertThat(result.exitCode()).as(result.stderr()).isZero();
  }

  InputStream open(BackupResult backup, Part part) throws IOException {
    return backup.manifest().compression().decompress(store().open(key(backup) + part.file()));
  }

  /** The part of a backup's URI below the store. */
  String key(BackupResult backup) {
    return backup.uri().substring(store().uri().length() + 1);
  }

  /** How many rows the manifest promises of a table. */
  static long rows(Manifest manifest, String table) {
    return manifest.parts().stream()
        .filter(part -> table.equals(part.table()))
        .mapToLong(Part::rows)
        .sum();
  }
}
