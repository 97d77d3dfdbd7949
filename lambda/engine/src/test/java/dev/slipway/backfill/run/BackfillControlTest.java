package dev.slipway.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.postgres.Interruption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what can be asked of a backfill from elsewhere, and what stops it in good order. */
class BackfillControlTest extends BackfillTestBase {

  private static final String CANCEL_WAITING =
      "SELECT pg_cancel_backend(pid) FROM pg_locks WHERE NOT granted"
          + " AND relation = to_regclass('schema_migration_backfills')";

  @Test
  void restsUntilSomebodyResumesIt() throws Exception {
    table(100);
    heard.afterEachBatch(state -> runner().ask("fill", Asked.PAUSE));
    BackfillResult held = run(fill(PLUS_ONE), terms(10));
    assertThat(held.state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(held.heldBy()).isEqualTo(db.user());
    assertThat(held.own().batches()).isEqualTo(1);
    heard.afterEachBatch(state -> {});
    BackfillResult still = run(fill(PLUS_ONE), terms(10));
    assertThat(still.heldBy()).isEqualTo(db.user());
    assertThat(still.own().batches()).isZero();
    assertThat(still.left()).isEqualTo(90);
    assertThat(run(fill(PLUS_ONE), with(terms(10), Begin.RESUME)).isDone()).isTrue();
    assertThat(counts()).isEqualTo(List.of(List.of("1", "100")));
    assertThat(log()).extracting(row -> row.get(0)).containsExactly("in_progress", "completed");
  }

  @Test
  void cancelledIsLeftUntilSomebodySaysWhat() throws Exception {
    table(100);
    heard.afterEachBatch(state -> runner().ask("fill", Asked.CANCEL));
    assertThat(run(fill(PLUS_ONE), terms(10)).state().phase()).isEqualTo(Phase.CANCELLED);
    heard.afterEachBatch(state -> {});
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("was cancelled by " + db.user())
        .hasMessageContaining("--resume");
    assertThatThrownBy(() -> runner().ask("fill", Asked.PAUSE))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no backfill fill under way or paused");
    run(fill(PLUS_ONE), with(terms(10), Begin.RESUME));
    assertThat(counts()).isEqualTo(List.of(List.of("1", "100")));
  }

  @Test
  void whatIsPausedCanBeHeldAndCancelledAtOnce() throws Exception {
    table(100);
    run(fill(PLUS_ONE), atMost(terms(10), 10));
    assertThat(runner().ask("fill", Asked.PAUSE).get(0).isHeld()).isTrue();
    assertThat(run(fill(PLUS_ONE), terms(10)).heldBy()).isNotNull();
    assertThat(runner().ask("fill", Asked.CANCEL).get(0).phase()).isEqualTo(Phase.CANCELLED);
    assertThatThrownBy(() -> runner().ask("other", Asked.CANCEL)).isInstanceOf(InvalidInput.class);
  }

  /** Rows would be left out: the cursor is of another order. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ALTER id DROP IDENTITY; ALTER TABLE t ALTER id TYPE text COLLATE \"C\"",
        "ALTER TABLE t DROP CONSTRAINT t_pkey, ADD PRIMARY KEY (n, id)",
      })
  void whoseKeyIsAnotherNowBeginsAgain(String change) throws Exception {
    table(100);
    String text = PLUS_ONE.replace("n = n + 1", "m = m + 1");
    db.execute("ALTER TABLE t ADD m int DEFAULT 0");
    run(fill(text), atMost(terms(10), 40));
    db.execute(change);
    BackfillOrder now =
        fill(change.contains("(n, id)") ? text.replace("WHERE id", "WHERE (n, id)") : text);
    assertThatThrownBy(() -> run(now, with(terms(10), Begin.RESUME)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("It was begun by the key (id bigint), and that is (")
        .hasMessageContaining("--restart");
    assertThat(db.queryString("SELECT sum(m) FROM t")).isEqualTo("40");
    run(now, with(terms(10), Begin.RESTART));
    assertThat(db.queryString("SELECT sum(m) FROM t")).isEqualTo("140");
  }

  @Test
  void twoRunsOfOneAreImpossibleAndOfTwoAreNot() throws Exception {
    table(100);
    heard.afterEachBatch(
        state -> {
          heard.afterEachBatch(same -> {});
          assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
              .isInstanceOf(RunLockNotObtained.class)
              .hasMessageContaining("the lock of backfill fill: session ")
              .hasMessageContaining("backfill fill --pause");
          assertThat(run(order("other", PLUS_ONE), terms(10)).isDone()).isTrue();
        });
    run(fill(PLUS_ONE), terms(10));
    assertThat(counts()).isEqualTo(List.of(List.of("2", "100")));
    assertThat(log()).extracting(row -> row.get(0)).containsOnly("completed");
  }

  @Test
  void stopsBeforeABatchThatDoesNotFitIntoItsTime() throws Exception {
    table(100);
    AtomicLong left = new AtomicLong(60_000);
    Deadline deadline = Deadline.of(left::get);
    heard.afterEachBatch(state -> left.addAndGet(state.counters().batches() == 3 ? -54_500 : 0));
    BackfillResult result = runner(db.url(), Map.of(), deadline).run(fill(PLUS_ONE), terms(10));
    assertThat(result.state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(result.heldBy()).isNull();
    assertThat(result.own().batches()).isEqualTo(3);
    assertThat(result.left()).isEqualTo(70);
  }

  @Test
  void stopsInABatchThatLastsBeyondItsTimeAndGoesOnWithSmallerOnes() throws Exception {
    table(100);
    AtomicLong left = new AtomicLong();
    db.execute(
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN IF NEW.id = 35 THEN PERFORM pg_sleep(60); END IF; RETURN NEW; END $$",
        "CREATE TRIGGER slow BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION slow()");
    Deadline deadline = Deadline.of(() -> left.get() - System.nanoTime() / 1_000_000);
    left.set(System.nanoTime() / 1_000_000 + 60_000);
    heard.afterEachBatch(
        state -> left.addAndGet(state.counters().batches() == 3 ? 7_000 - 60_000 : 0));
    BackfillResult result = runner(db.url(), Map.of(), deadline).run(fill(PLUS_ONE), terms(10));
    assertThat(result.state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(result.own().seen()).isEqualTo(30);
    db.execute("DROP TRIGGER slow ON t");
    run(fill(PLUS_ONE), terms(10));
    assertThat(counts()).isEqualTo(List.of(List.of("1", "100")));
  }

  @Test
  void anInterruptionPausesIt() throws Exception {
    table(100);
    Interruption interruption = new Interruption();
    heard.afterEachBatch(state -> interruption.ask(new Interruption.Cause("SIGTERM", 143)));
    BackfillResult result = run(interruption);
    assertThat(result.state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(result.state().message()).contains("interrupted by SIGTERM");
    assertThat(runner().states("fill").get(0).phase()).isEqualTo(Phase.PAUSED);
  }

  /** Asking for the end has the server cancel what runs; it hears of that when it hears of it. */
  @Test
  void aCancelThatComesLateDoesNotPreventWritingItDown() throws Exception {
    table(100);
    Interruption interruption = new Interruption();
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      heard.afterEachBatch(
          state -> {
            lock(statement);
            interruption.ask(new Interruption.Cause("SIGTERM", 143));
          });
      CompletableFuture<BackfillResult> run =
          CompletableFuture.supplyAsync(() -> run(interruption));
      while (!run.isDone() && db.rows(CANCEL_WAITING).isEmpty()) {
        Thread.sleep(20);
      }
      other.commit();
      run.get();
    }
    assertThat(runner().states("fill").get(0).phase()).isEqualTo(Phase.PAUSED);
    assertThat(log()).extracting(row -> row.get(0)).containsExactly("in_progress");
  }

  private static void lock(Statement statement) {
    try {
      statement.execute("LOCK TABLE schema_migration_backfills IN SHARE MODE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private BackfillResult run(Interruption interruption) {
    return runner(db.url(), Map.of(), Deadline.until(interruption)).run(fill(PLUS_ONE), terms(10));
  }

  @Test
  void partsAreGoneThroughByThemselves() throws Exception {
    table(100);
    List<BackfillState> cut = runner().cut(fill(PLUS_ONE), part(terms(10), 0, 3));
    assertThat(cut).extracting(BackfillState::total).containsExactly(34L, 33L, 33L);
    run(fill(PLUS_ONE), part(terms(10), 2, 3));
    assertThat(db.queryString("SELECT string_agg(DISTINCT n::text, ',') FROM t WHERE id <= 34"))
        .isEqualTo("0");
    assertThat(db.queryString("SELECT count(*) FROM t WHERE n = 1 AND id BETWEEN 35 AND 67"))
        .isEqualTo("33");
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("in 3 parts");
    assertThatThrownBy(() -> run(fill(PLUS_ONE), part(terms(10), 1, 4)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("not in 4");
    db.execute("INSERT INTO t (n) SELECT 0 FROM generate_series(1, 20)");
    run(fill(PLUS_ONE), part(terms(10), 3, 3));
    run(fill(PLUS_ONE), part(terms(10), 1, 3));
    assertThat(counts()).isEqualTo(List.of(List.of("1", "120")));
    assertThat(runner().states("fill")).allMatch(state -> state.phase() == Phase.DONE);
    assertThat(run(fill(PLUS_ONE), part(terms(10), 1, 3)).nothingToDo()).isTrue();
  }

  @Test
  void morePartsThanRowsDoEachRowOnce() throws Exception {
    table(2);
    for (int part = 1; part <= 5; part++) {
      run(fill(PLUS_ONE), part(terms(10), part, 5));
    }
    table2Empty();
    assertThat(counts()).isEqualTo(List.of(List.of("1", "2")));
  }

  private void table2Empty() throws Exception {
    db.execute("CREATE TABLE e (id int PRIMARY KEY, n int)");
    String text = PLUS_ONE.replace("t\n", "e\n").replace("UPDATE t", "UPDATE e");
    runner().cut(order("empty", text), part(terms(10), 0, 3));
    db.execute("INSERT INTO e SELECT i, 0 FROM generate_series(1, 9) i");
    for (int part = 1; part <= 3; part++) {
      run(order("empty", text), part(terms(10), part, 3));
    }
    assertThat(db.rows("SELECT DISTINCT n FROM e")).isEqualTo(List.of(List.of("1")));
  }

  @Test
  void aDryRunTriesOneBatchAndChangesNothing() throws Exception {
    table(100);
    DryRun dry = runner().dryRun(fill(PLUS_ONE), terms(30));
    assertThat(dry.rows()).isEqualTo(100);
    assertThat(dry.batches()).isEqualTo(4);
    assertThat(dry.sample().rows()).isEqualTo(30);
    assertThat(dry.sample().changed()).isEqualTo(30);
    assertThat(dry.plan().get(0)).startsWith("Update on t");
    assertThat(dry.estimate()).isPositive();
    assertThat(counts()).isEqualTo(List.of(List.of("0", "100")));
    assertThat(db.queryString("SELECT to_regclass('schema_migration_backfills')")).isNull();
    run(fill(PLUS_ONE), atMost(terms(30), 60));
    assertThat(runner().dryRun(fill(PLUS_ONE), terms(30)).rows()).isEqualTo(40);
    String wrong = PLUS_ONE.replace("n + 1", "n / (id - id)");
    assertThatThrownBy(() -> runner().dryRun(order("wrong", wrong), terms(30)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("division by zero (22012)")
        .hasMessageContaining("Nothing was changed");
  }
}
