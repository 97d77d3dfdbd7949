package dev.slipway.backup.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.config.SettingsReader;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.progress.WorkListener;
import dev.slipway.testing.postgres.PgDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests what sessions that read many tables keep locked, and what they see. */
class PartWorkersTest {

  private static final int TABLES = 700;

  /** What a session lets go at once, and the catalogue. */
  private static final int MOST_LOCKED = 320;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  /** A table, which is read by itself. */
  private record Table(String name) implements SnapshotJob {

    @Override
    public String subject() {
      return name;
    }

    @Override
    public List<String> locks() {
      return List.of(name);
    }
  }

  /** Counts rows, and the locks of the session. */
  private static final class Counting implements JobWriter<Table, Integer> {

    private final ConcurrentLinkedQueue<Long> locks = new ConcurrentLinkedQueue<>();

    @Override
    public String file(Table table) {
      return table.name();
    }

    @Override
    public Integer write(Table table, Session session) {
      String sql =
          "SELECT (SELECT count(*) FROM %s) AS rows, (SELECT count(*) FROM pg_locks WHERE pid ="
              + " pg_backend_pid() AND mode = 'AccessShareLock') AS locks";
      Row row = session.execute(sql.formatted(table.name())).get(0).first();
      locks.add(row.number("locks"));
      return (int) row.number("rows");
    }
  }

  @Test
  void aSessionLetsLocksGoAndSeesTheSameSnapshot() throws Exception {
    db.execute(
        "DO $$ BEGIN FOR i IN 1..%d LOOP EXECUTE 'CREATE TABLE t' || i || ' (a int)'; END LOOP; END $$"
            .formatted(TABLES));
    List<List<Table>> jobs =
        IntStream.rangeClosed(1, TABLES).mapToObj(i -> List.of(new Table("public.t" + i))).toList();
    Counting counting = new Counting();
    try (Session reader = connector().open()) {
      reader.executeAsWritten("BEGIN ISOLATION LEVEL REPEATABLE READ");
      String name =
          reader.execute("SELECT pg_export_snapshot() AS name").get(0).first().text("name");
      db.execute("INSERT INTO t1 VALUES (1)", "INSERT INTO t" + TABLES + " VALUES (1)");
      TimeLimit endless =
          new TimeLimit(
              () -> false,
              () -> {
                throw new IllegalStateException("no limit");
              });
      List<Integer> rows =
          new PartWorkers(
                  connector(), new SharedSnapshot(reader, name, ""), endless, new WorkListener() {})
              .work(jobs, counting, 1);
      assertThat(rows).hasSize(TABLES).containsOnly(0);
    }
    assertThat(counting.locks).hasSize(TABLES).allMatch(locks -> locks < MOST_LOCKED);
    assertThat(counting.locks).anyMatch(locks -> locks > MOST_LOCKED / 2);
  }

  private Connector connector() {
    Duration wait = Duration.ofSeconds(10);
    return new Connector(
        Objects.requireNonNull(
            SettingsReader.read(Map.of("DATABASE_URL", db.url()), Wiring.credentials(Map.of()))
                .database()),
        SessionOptions.of("workers test", wait, wait),
        notice -> {});
  }
}
