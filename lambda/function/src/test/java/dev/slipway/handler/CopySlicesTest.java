package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ledger.Deadline;
import dev.slipway.testing.postgres.PgDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A copy in slices. */
final class CopySlicesTest extends SlicesTestBase {

  private static final List<String> TABLES = List.of("t0", "t1", "t2", "t3");

  @RegisterExtension final PgDatabase source = new PgDatabase();

  @BeforeEach
  void fill() throws Exception {
    for (String table : TABLES) {
      String parent = table.equals("t0") ? "" : " REFERENCES t0";
      String create = "CREATE TABLE " + table + " (id int PRIMARY KEY" + parent + ")";
      db.execute(create);
      source.execute(create);
      source.execute("INSERT INTO " + table + " SELECT generate_series(1, 100)");
    }
    db.execute("INSERT INTO t0 VALUES (4711)");
  }

  private Map<String, Object> copy(Object... more) {
    Map<String, Object> event = event("copy", "from", source.url(), "tables", TABLES);
    event.putAll(event("copy", more));
    return event;
  }

  private void assertEqual() throws Exception {
    for (String table : TABLES) {
      String rows = "SELECT * FROM " + table + " ORDER BY id";
      assertThat(db.rows(rows)).as(table).isEqualTo(source.rows(rows));
    }
  }

  /** Stops when so many tables are said to be in. */
  private Deadline whenIn(int tables) {
    return Deadline.of(
        () -> {
          try {
            String in =
                db.queryString(
                    "SELECT COALESCE(max(cardinality(regexp_split_to_array(message, '\"\\.\"')) -"
                        + " 1), 0) FROM schema_migration_runs WHERE action = 'copy' AND status ="
                        + " 'in_progress'");
            return Integer.parseInt(in) >= tables ? 0 : 600_000;
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void goesOnUntilAllTablesAreInWhereverItPauses() throws Exception {
    Sliced done = sliced(copy("batch", true), 1, 4);
    assertThat(done.answer()).containsEntry("outcome", "DONE").containsEntry("tablesLeft", 0);
    assertThat(done.paused()).isGreaterThan(1);
    assertEqual();
  }

  @Test
  void saysWhichTablesAreInAndIsNotTakenForAnother() throws Exception {
    Map<String, Object> first = perform(copy("batch", true), whenIn(2)).fields();
    assertThat(first).containsEntry("outcome", "PAUSED").containsEntry("tablesLeft", 2);
    Map<String, Object> other =
        copy("batch", true, "where", Map.of("t1", "id < 7"), "mode", "replace");
    assertThatThrownBy(() -> perform(other, Deadline.none()))
        .hasMessageContaining("has a copy in batches that has paused, and this is not the same")
        .hasMessageContaining("Next: copy the same again until it has ended");
    Map<String, Object> last = perform(copy("batch", true), Deadline.none()).fields();
    assertThat(last).containsEntry("outcome", "DONE").containsEntry("tablesLeft", 0);
    assertThat(last.get("warnings").toString())
        .contains("it goes on with a copy that had not ended", "2 tables are in of 4 (");
    assertEqual();
    perform(other, Deadline.none());
    assertThat(db.queryString("SELECT count(*) FROM t1")).isEqualTo("6");
  }

  @Test
  void inOneTransactionItFailsInTimeAndSaysBatch() throws Exception {
    source.execute(
        "CREATE FUNCTION slow(i int) RETURNS int LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(600);"
            + " RETURN i; END'");
    long end = System.nanoTime() + 7_000_000_000L;
    Deadline soon = Deadline.of(() -> (end - System.nanoTime()) / 1_000_000);
    assertThatThrownBy(() -> perform(copy("mask", Map.of("t2.id", "slow(id)")), soon))
        .hasMessageContaining("It was rolled back")
        .hasMessageContaining("The time is over. Next: copy with batch (--batch)");
    assertThat(db.rows("SELECT id FROM t0")).hasToString("[[4711]]");
  }
}
