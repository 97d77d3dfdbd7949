package dev.slipway.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.plan.PaceTerms;
import dev.slipway.backfill.plan.Range;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.Counters;
import dev.slipway.error.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests runs of backfills: what they change, what is remembered, how they go on. */
class BackfillRunTest extends BackfillTestBase {

  /** Batches of 100 rows at first, that would take a minute each. */
  static BackfillTerms adapting() {
    PaceTerms pace = new PaceTerms(null, Duration.ofMinutes(1), Duration.ZERO);
    return new BackfillTerms(Begin.GO_ON, Range.WHOLE, pace, null);
  }

  @Test
  void changesEachRowOnceAndWritesItDown() throws Exception {
    table(2500);
    BackfillResult result = run(fill(PLUS_ONE), terms(1000));
    assertThat(result.isDone()).isTrue();
    assertThat(result.own()).isEqualTo(new Counters(2500, 2500, 3, 0));
    assertThat(result.left()).isZero();
    assertThat(counts()).isEqualTo(List.of(List.of("1", "2500")));
    assertThat(log())
        .isEqualTo(
            List.of(
                List.of(
                    "completed",
                    "fill: 2500 rows looked at, 2500 changed, 3 batches, 0 retries; all is done")));
    assertThat(runner().states("fill"))
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.phase()).isEqualTo(Phase.DONE);
              assertThat(state.cursor()).containsExactly("2500");
              assertThat(state.total()).isEqualTo(2500);
            });
  }

  @Test
  void doneIsNothingToDoUntilRestarted() throws Exception {
    table(10);
    run(fill(PLUS_ONE), terms(1000));
    assertThat(run(fill(PLUS_ONE), terms(1000)).nothingToDo()).isTrue();
    assertThat(counts()).isEqualTo(List.of(List.of("1", "10")));
    assertThat(run(fill(PLUS_ONE), with(terms(4), Begin.RESTART)).isDone()).isTrue();
    assertThat(counts()).isEqualTo(List.of(List.of("2", "10")));
  }

  @Test
  void pausesAfterSoManyRowsAndGoesOnBehindThem() throws Exception {
    table(100);
    BackfillResult first = run(fill(PLUS_ONE), atMost(terms(30), 50));
    assertThat(first.state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(first.own().seen()).isEqualTo(50);
    assertThat(first.left()).isEqualTo(50);
    BackfillResult second = run(fill(PLUS_ONE), terms(30));
    assertThat(second.isDone()).isTrue();
    assertThat(second.own().seen()).isEqualTo(50);
    assertThat(counts()).isEqualTo(List.of(List.of("1", "100")));
  }

  @Test
  void bindsParametersAndRefusesOthersOnTheWay() throws Exception {
    table(100);
    String text =
        """
        -- Table: t
        -- Params: step int, what
        UPDATE t SET n = n + :step WHERE id >= :batch_from AND id < :batch_to AND :what = 'a''; x';
        """;
    Map<String, String> values = Map.of("step", "3", "what", "a'; x");
    run(order("fill", text, values), atMost(terms(10), 10));
    assertThat(counts()).isEqualTo(List.of(List.of("0", "90"), List.of("3", "10")));
    assertThatThrownBy(
            () -> run(order("fill", text, Map.of("step", "4", "what", "a'; x")), terms(10)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("other parameters")
        .hasMessageContaining("--restart");
    assertThatThrownBy(() -> run(fill(PLUS_ONE), terms(10)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("The file has changed")
        .hasMessageContaining("--resume");
    run(order("fill", text, values), terms(10));
    assertThat(counts()).isEqualTo(List.of(List.of("3", "100")));
  }

  @Test
  void runsUntilNothingIsLeft() throws Exception {
    table(250);
    String text =
        """
        -- Table: t
        UPDATE t SET n = 7 WHERE id IN (SELECT id FROM t WHERE n = 0 LIMIT :batch_size);
        """;
    BackfillResult result = run(fill(text), terms(100));
    assertThat(result.isDone()).isTrue();
    assertThat(result.own()).isEqualTo(new Counters(0, 250, 3, 0));
    assertThat(counts()).isEqualTo(List.of(List.of("7", "250")));
  }

  @Test
  void stopsWhatChangesTheSameRowsAgainAndAgain() throws Exception {
    table(250);
    String text =
        """
        -- Table: t
        UPDATE t SET n = n + 1 WHERE id IN (SELECT id FROM t LIMIT :batch_size);
        """;
    assertThatThrownBy(() -> run(fill(text), terms(100)))
        .isInstanceOf(BackfillFailed.class)
        .hasMessageContaining("the same rows again and again");
    assertThat(runner().states("fill").get(0).phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void deletesAndInsertsElsewhere() throws Exception {
    table(100);
    db.execute("CREATE TABLE gone (id bigint PRIMARY KEY)");
    run(
        order(
            "move",
            """
            -- Table: t
            WITH d AS (DELETE FROM t WHERE id BETWEEN :batch_from AND :batch_to RETURNING id)
            INSERT INTO gone SELECT id FROM d;
            """),
        terms(30));
    assertThat(db.queryString("SELECT count(*) FROM t")).isEqualTo("0");
    assertThat(db.queryString("SELECT count(*) FROM gone")).isEqualTo("100");
  }

  @Test
  void anEmptyTableIsDone() throws Exception {
    table(0);
    assertThat(run(fill(PLUS_ONE), BackfillTerms.USUAL).isDone()).isTrue();
  }
}
