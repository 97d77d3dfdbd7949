package dev.slipway.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.ForeignTable;
import dev.slipway.history.NotOurs;
import dev.slipway.ledger.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what stands in a backfill's way, and what it says of it. */
class BackfillFaultsTest extends BackfillTestBase {

  private static final String KILL =
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND application_name = 'slipway backfill'";

  private static final String STRANGER =
      "DO $$ BEGIN CREATE ROLE slipway_stranger; EXCEPTION WHEN duplicate_object THEN END $$;";

  @Test
  void aColumnThatIsDroppedOnTheWayStopsItWhereItIs() throws Exception {
    table(100);
    heard.afterEachBatch(
        state -> {
          if (state.counters().batches() == 4) {
            db.execute("ALTER TABLE t RENAME COLUMN n TO m");
          }
        });
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .isInstanceOf(BackfillFailed.class)
        .hasMessageContaining("at the batch from id 41 to id 50")
        .hasMessageContaining("backfills/fill.sql:3:18: column \"n\"")
        .hasMessageContaining("(42703)")
        .hasMessageContaining("40 rows looked at, 40 changed, 4 batches")
        .hasMessageContaining("up to id 40")
        .hasMessageContaining("Next: ");
    assertThat(runner().states("fill").get(0).phase()).isEqualTo(Phase.FAILED);
    assertThat(log().get(0).get(0)).isEqualTo("failed");
    db.execute("ALTER TABLE t RENAME COLUMN m TO n");
    heard.afterEachBatch(state -> {});
    run(fill(PLUS_ONE), terms(10));
    assertThat(counts()).isEqualTo(List.of(List.of("1", "100")));
  }

  @Test
  void aKeyColumnThatIsDroppedOnTheWayStopsIt() throws Exception {
    table(100);
    heard.afterEachBatch(state -> db.execute("ALTER TABLE t DROP COLUMN id"));
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .isInstanceOf(BackfillFailed.class)
        .hasMessageContaining("column \"id\" does not exist (42703)");
  }

  @Test
  void aRowThatTheServerRefusesStopsItsBatchAlone() throws Exception {
    table(100);
    db.execute("ALTER TABLE t ADD CHECK (n <> 1 OR id <> 55) NOT VALID");
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .hasMessageContaining("from id 51 to id 60: backfills/fill.sql:3:1: new row")
        .hasMessageContaining("(23514)");
    assertThat(counts()).isEqualTo(List.of(List.of("0", "50"), List.of("1", "50")));
  }

  @Test
  void aCommitThatFailsLateIsNoBatch() throws Exception {
    table(20);
    db.execute(
        "CREATE TABLE p (id int PRIMARY KEY)",
        "INSERT INTO p VALUES (0)",
        "ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES p DEFERRABLE INITIALLY DEFERRED");
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10))).hasMessageContaining("(23503)");
    assertThat(counts()).isEqualTo(List.of(List.of("0", "20")));
    assertThat(runner().states("fill").get(0).counters().batches()).isZero();
  }

  @Test
  void terminatedSessionsAreGoneOnWithExactlyOnce() throws Exception {
    table(500);
    heard.afterEachBatch(
        state -> {
          if (state.counters().batches() % 3 == 0) {
            db.execute(KILL);
          }
        });
    BackfillResult result = run(fill(PLUS_ONE), terms(50));
    assertThat(result.own().batches()).isEqualTo(10);
    assertThat(result.own().retries()).isEqualTo(3);
    assertThat(counts()).isEqualTo(List.of(List.of("1", "500")));
    assertThat(runner().states("fill").get(0).counters()).isEqualTo(result.own());
  }

  @Test
  void aLockedRowIsTriedAgainWithSmallerBatches() throws Exception {
    table(100);
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT FROM t WHERE id = 30 FOR UPDATE");
      heard.onNotice("a batch met a lock", other::rollback);
      BackfillResult result = run(fill(PLUS_ONE), BackfillRunTest.adapting());
      assertThat(result.own().retries()).isPositive();
      assertThat(heard.sizes.get(0)).isEqualTo(50);
    }
    assertThat(counts()).isEqualTo(List.of(List.of("1", "100")));
  }

  @Test
  void aRowThatStaysLockedIsNamedWithItsHolder() throws Exception {
    table(100);
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT FROM t WHERE id = 30 FOR UPDATE");
      assertThatThrownBy(
              () ->
                  runner(db.url(), Map.of("LOCK_TRIES", "2"), Deadline.none())
                      .run(fill(PLUS_ONE), terms(10)))
          .isInstanceOf(BackfillFailed.class)
          .hasMessageContaining("(55P03)")
          .hasMessageContaining("In the way: session ")
          .hasMessageContaining("from id 21 to id 30");
    }
    run(fill(PLUS_ONE), terms(10));
    assertThat(counts()).isEqualTo(List.of(List.of("1", "100")));
  }

  @Test
  void whatOthersPlantUnderOurNameIsNotTouched() throws Exception {
    table(10);
    try (Connection superuser = db.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          STRANGER
              + "CREATE TABLE public.schema_migration_backfills (name text, part int);"
              + "ALTER TABLE public.schema_migration_backfills OWNER TO slipway_stranger");
    }
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .hasMessageContaining("schema_migration_backfills");
    assertThat(counts()).isEqualTo(List.of(List.of("0", "10")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema_migration_backfills (name text, part int)",
        "schema_migration_backfills (id int)",
        "schema_migration_runs (id int, note text)",
      })
  void aTableOfOurNameWithOtherColumnsIsNotTouched(String table) throws Exception {
    table(10);
    db.execute("CREATE TABLE " + table);
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .isInstanceOf(ForeignTable.class)
        .hasMessageContaining(
            "Table public." + table.replaceFirst(" .*", "") + " is not ours: its columns (")
        .hasMessageContaining("It was not touched, and nothing was run.");
    assertThat(counts()).isEqualTo(List.of(List.of("0", "10")));
  }

  @Test
  void aValueThatIsNoneOfItsTypeIsToldBeforeAnythingIsWritten() throws Exception {
    table(10);
    db.execute("CREATE DOMAIN odd AS int CHECK (VALUE % 2 = 1)");
    String text =
        "-- Table: t\n"
            + "-- Params: word, by %s\n"
            + "UPDATE t SET n = n + :by WHERE id BETWEEN :batch_from AND :batch_to AND :word <>"
            + " 'é'";
    Map<String, String> wrong = Map.of("int", "one", "odd", "2", "smallint", "70000");
    wrong.forEach(
        (type, value) -> {
          Map<String, String> values = Map.of("word", "it's", "by", value);
          assertThatThrownBy(() -> run(order("fill", text.formatted(type), values), terms(10)))
              .isInstanceOf(InvalidInput.class)
              .hasMessageContaining(type.equals("odd") ? "domain odd" : "the value of by: ")
              .hasMessageContaining("Nothing was done");
        });
    assertThat(runner().states()).isEmpty();
  }

  @Test
  void aTriggerOfOthersOnOurTableIsRefused() throws Exception {
    table(10);
    run(fill(PLUS_ONE), atMost(terms(5), 5));
    try (Connection superuser = db.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "DO $$ BEGIN CREATE ROLE slipway_stranger; EXCEPTION WHEN duplicate_object THEN END"
              + " $$;CREATE FUNCTION evil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW;"
              + " END';ALTER FUNCTION evil() OWNER TO slipway_stranger;CREATE TRIGGER evil BEFORE"
              + " UPDATE ON schema_migration_backfills FOR EACH ROW EXECUTE FUNCTION evil()");
    }
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(5))).isInstanceOf(NotOurs.class);
  }

  @Test
  void aTableThatGrowsEndsComplete() throws Exception {
    table(200);
    heard.afterEachBatch(
        state -> {
          if (state.counters().batches() <= 20) {
            db.execute("INSERT INTO t (n) SELECT 0 FROM generate_series(1, 7)");
          }
        });
    BackfillResult result = run(fill(PLUS_ONE), terms(20));
    assertThat(result.own().seen()).isEqualTo(340);
    assertThat(counts()).isEqualTo(List.of(List.of("1", "340")));
  }

  @Test
  void rowsThatCommitBehindLaterOnesAreNotMissed() throws Exception {
    table(100);
    try (Connection writer = db.connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("INSERT INTO t (n) SELECT 0 FROM generate_series(1, 5)");
      db.execute("INSERT INTO t (n) VALUES (0)");
      Thread commit = new Thread(() -> commitWhenWaitedFor(writer));
      commit.start();
      assertThat(run(fill(PLUS_ONE), terms(200)).own().seen()).isEqualTo(106);
      commit.join();
    }
    assertThat(counts()).isEqualTo(List.of(List.of("1", "106")));
  }

  /** A run that is under way, and has done nothing for now, has asked who writes. */
  private void commitWhenWaitedFor(Connection writer) {
    try {
      String waiting =
          "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'slipway backfill'"
              + " AND datname = current_database() AND query LIKE '%virtualtransaction IN%'";
      while (db.queryString(waiting).equals("0")) {
        Thread.onSpinWait();
      }
      writer.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
