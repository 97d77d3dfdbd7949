package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupOwner;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.scope.BackupFailed;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import dev.slipway.storage.Upload;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests backups that do not come about. */
class FailuresTest extends BackupTestBase {

  private static final String FILL =
      "CREATE TABLE big AS SELECT i, repeat(md5(i::text), 20) FROM generate_series(1, 20000) i";

  @Test
  void tablesThatMayNotBeReadAreNamedBeforeAnythingIsWritten() throws Exception {
    String role = "reader_" + db.name();
    db.execute(
        "CREATE TABLE open_table (id int)",
        "CREATE TABLE closed (id int); CREATE SCHEMA hidden CREATE TABLE inside (id int)",
        "CREATE TABLE filtered (id int); ALTER TABLE filtered ENABLE ROW LEVEL SECURITY",
        "CREATE SEQUENCE numbers; SELECT lo_create(700001)",
        "CREATE ROLE " + role + " LOGIN PASSWORD 'reader'",
        "GRANT SELECT ON open_table, filtered TO " + role);
    try {
      String url = "postgres://" + role + ":reader@127.0.0.1:" + db.port() + "/" + db.name();
      Backup backup = backup(url, store(), new WorkListener() {});
      assertThatThrownBy(() -> backup.take(terms(), session -> MIGRATIONS))
          .isInstanceOf(BackupFailed.class)
          .hasMessageStartingWith(
              "No backup was taken: role %s may not read all rows of".formatted(role)
                  + " hidden.inside, public.closed, public.filtered, sequence public.numbers,"
                  + " large object 700001. Nothing was written. Next: grant it SELECT there");
      assertThat(folder.resolve("store")).doesNotExist();
    } finally {
      try (Connection connection = db.connectAsSuperuser();
          Statement statement = connection.createStatement()) {
        statement.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
      }
    }
  }

  @Test
  void aLostConnectionLeavesNothing() throws Exception {
    db.execute(FILL);
    WorkListener terminator =
        new WorkListener() {
          @Override
          public void bytesMoved(long bytes) {
            if (bytes > 10_000) {
              terminateSessions();
            }
          }
        };
    assertThatThrownBy(
            () -> backup(db.url(), store(), terminator).take(terms(), session -> MIGRATIONS))
        .isInstanceOf(BackupFailed.class)
        .hasMessageContaining("the connection was lost")
        .hasMessageContaining("Its files were deleted; the database is as it was.");
    assertThat(store().list("")).isEmpty();
    assertThat(new BackupCatalogue(store(), new BackupOwner("test", db.name()), Seal.NONE).list())
        .isEmpty();
  }

  private void terminateSessions() {
    try {
      db.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ="
              + " 'backup test' AND datname = current_database()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneFullStoreStopsAllWorkersAndIsNotMistakenForABackup() throws Exception {
    db.execute(FILL, "CREATE TABLE other AS TABLE big");
    Storage full = new FullStore(store());
    assertThatThrownBy(
            () ->
                backup(db.url(), full, new WorkListener() {})
                    .take(terms(Compression.ZSTD, 2, 256 * 1024), session -> MIGRATIONS))
        .isInstanceOf(BackupFailed.class)
        .hasMessageContaining("failed while writing the rows of public.big")
        .hasMessageContaining("the disk is full")
        .hasMessageContaining("It has no manifest and does not count. Its files stay in file:");
    List<BackupEntry> entries =
        new BackupCatalogue(store(), new BackupOwner("test", db.name()), Seal.NONE).list();
    assertThat(entries)
        .extracting(BackupEntry::state)
        .containsExactly(BackupEntry.State.INCOMPLETE);
    assertThat(entries.get(0).files()).isLessThan(10);
    assertThat(entries.get(0).bytes()).isPositive();
  }

  /** Has no space for the rows of one table, and deletes nothing. */
  private record FullStore(Storage storage) implements Storage {

    @Override
    public String uri() {
      return storage.uri();
    }

    @Override
    public Upload create(String key) {
      if (key.contains("big.p3")) {
        throw new StorageException("the disk is full.", "", "", null);
      }
      return storage.create(key);
    }

    @Override
    public InputStream open(String key) {
      return storage.open(key);
    }

    @Override
    public List<StoredObject> list(String prefix) {
      return storage.list(prefix);
    }

    @Override
    public List<StoredObject> listFolder(String name) {
      return storage.listFolder(name);
    }

    @Override
    public List<String> folders(String name) {
      return storage.folders(name);
    }

    @Override
    public void delete(Collection<String> keys) {
      throw new StorageException("not allowed.", "", "", null);
    }
  }

  @Test
  void aTableThatIsEmptiedDuringABackupIsKeptWhole() throws Exception {
    db.execute(FILL);
    CountDownLatch locked = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    WorkListener truncater =
        new WorkListener() {
          @Override
          public void workBegins(Work work) {
            threads.add(truncating(locked));
            threads.get(0).start();
          }
        };
    BackupResult backup = backup(db.url(), store(), truncater).take(terms(), session -> MIGRATIONS);
    assertThat(rows(backup.manifest(), "big")).isEqualTo(20000);
    assertThat(locked.await(60, TimeUnit.SECONDS)).isTrue();
    threads.get(0).join();
    assertThat(db.queryString("SELECT count(*) FROM big")).isEqualTo("0");
  }

  private Thread truncating(CountDownLatch done) {
    return new Thread(
        () -> {
          try {
            db.execute("TRUNCATE big");
            done.countDown();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
