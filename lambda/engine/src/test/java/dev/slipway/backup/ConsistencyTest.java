package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.manifest.Compression;
import dev.slipway.testing.postgres.PgDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Tests that what is written during a backup never shows. */
class ConsistencyTest extends BackupTestBase {

  /** Two tables, so that a transfer that showed by half would show in the sum. */
  private static final String TABLES =
      "CREATE TABLE left_accounts (id int PRIMARY KEY, amount int, filler text);"
          + " CREATE TABLE right_accounts (id int PRIMARY KEY, amount int, filler text)";

  private static final String FILL =
      "INSERT INTO %s SELECT i, 100, repeat('x', 200) FROM generate_series(1, 3000) i";

  /** Old rows move to the table's end all the time. */
  private static final String TRANSFER =
      "BEGIN; UPDATE left_accounts SET amount = amount - 7 WHERE id = %1$d;"
          + " UPDATE right_accounts SET amount = amount + 7 WHERE id = %1$d; COMMIT";

  private static final String SUMS =
      "SELECT sum(amount), count(*), count(DISTINCT id) FROM (SELECT l.id, l.amount FROM"
          + " left_accounts l UNION ALL SELECT 10000 + r.id, r.amount FROM right_accounts r) a";

  @Test
  void sumIsExactTwentyTimesUnderLoad() throws Exception {
    db.execute(TABLES, FILL.formatted("left_accounts"), FILL.formatted("right_accounts"));
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong transfers = new AtomicLong();
    ExecutorService load = Executors.newSingleThreadExecutor();
    try (PgDatabase target = PgDatabase.open()) {
      target.execute(TABLES);
      Future<?> writer = load.submit(() -> transfer(stop, transfers));
      for (int i = 0; i < 20; i++) {
        target.execute("TRUNCATE left_accounts, right_accounts");
        restore(backUpWhile(transfers), target);
        assertThat(target.rows(SUMS).get(0)).containsExactly("600000", "6000", "6000");
      }
      stop.set(true);
      writer.get();
    } finally {
      stop.set(true);
      load.shutdown();
    }
  }

  /** In ranges of 128 KB, each table is some ten files. */
  private BackupResult backUpWhile(AtomicLong transfers) {
    long before = transfers.get();
    BackupResult backup = backUp(terms(Compression.ZSTD, 2, 128 * 1024));
    assertThat(transfers.get()).as("transfers during the backup").isGreaterThan(before);
    assertThat(backup.manifest().parts().stream().filter(p -> "left_accounts".equals(p.table())))
        .hasSizeGreaterThan(4);
    assertThat(rows(backup.manifest(), "left_accounts")).isEqualTo(3000);
    return backup;
  }

  private Void transfer(AtomicBoolean stop, AtomicLong transfers) throws SQLException {
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; !stop.get(); i++) {
        statement.execute(TRANSFER.formatted(i * 37 % 3000 + 1));
        transfers.incrementAndGet();
      }
    }
    return null;
  }
}
