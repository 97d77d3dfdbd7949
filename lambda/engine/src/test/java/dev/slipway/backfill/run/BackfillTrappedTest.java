package dev.slipway.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.ledger.Deadline;
import dev.slipway.testing.postgres.Traps;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs backfills as a superuser, where a role without rights has planted operators and functions
 * named like the server's own: none is called but by the author's statement, which looks in public
 * first if he wants it so.
 */
class BackfillTrappedTest extends BackfillTestBase {

  /** For the careless, the planted operators bound nothing: more rows go than are looked at. */
  private static final String DELETE = PLUS_ONE.replace("UPDATE t SET n = n + 1", "DELETE FROM t");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"slipway_superuser", Traps.CARELESS})
  void nothingOfOursCallsThem(String role) throws Exception {
    table(50);
    Traps traps = Traps.plant(db, folder);
    BackfillRunner runner = runner(db.url().replace(db.user(), role), Map.of(), Deadline.none());
    runner.dryRun(fill(DELETE), terms(10));
    runner.cut(order("parts", DELETE), part(terms(10), 0, 3));
    runner.run(order("parts", DELETE), part(terms(10), 2, 3));
    runner.run(fill(DELETE), atMost(terms(10), 10));
    db.execute("INSERT INTO t (n) SELECT 0 FROM generate_series(1, 20)");
    if (runner.states("fill").get(0).phase() == Phase.PAUSED) {
      runner.ask("fill", Asked.PAUSE);
      runner.run(fill(DELETE), with(terms(10), Begin.RESUME));
    }
    assertThat(runner.states()).hasSize(4);
    assertThat(traps.sprung()).allMatch(line -> line.contains("slipway_batch"));
    if (!role.equals(Traps.CARELESS)) {
      assertThat(traps.sprung()).isEmpty();
    }
  }

  /** Two of that type are compared as texts, unless somebody has made an operator for them. */
  @Test
  void noBoundOfAnAuthorCallsThem() throws Exception {
    db.execute(
        "CREATE TABLE t (id varchar(9) PRIMARY KEY, n int)",
        "INSERT INTO t SELECT 'k' || i, 0 FROM generate_series(1, 50) i");
    Traps traps = Traps.plant(db, folder);
    BackfillRunner runner =
        runner(db.url().replace(db.user(), "slipway_superuser"), Map.of(), Deadline.none());
    String text =
        "-- Table: t\nUPDATE t SET n = n + 1 WHERE (t.id) BETWEEN (:batch_from) AND :batch_to";
    runner.run(fill(text), terms(20));
    assertThat(traps.sprung()).isEmpty();
    assertThat(counts()).isEqualTo(List.of(List.of("1", "50")));
  }

  @Test
  void theStatementLooksWhereItsAuthorDoes() throws Exception {
    table(50);
    db.execute(
        "CREATE SCHEMA app",
        "CREATE FUNCTION app.step() RETURNS int LANGUAGE sql AS 'SELECT 3'",
        "ALTER ROLE CURRENT_USER IN DATABASE " + db.name() + " SET search_path = app, public",
        "ALTER ROLE CURRENT_USER IN DATABASE " + db.name() + " SET TimeZone = 'Asia/Tokyo'");
    String text =
        """
        -- Table: public.t
        UPDATE t SET n = step() WHERE id BETWEEN :batch_from AND :batch_to
          AND current_setting('TimeZone') = 'Asia/Tokyo'
          AND '2026-01-01 09:00'::timestamptz = '2026-01-01 00:00+00';
        """;
    run(fill(text), terms(20));
    assertThat(counts()).isEqualTo(List.of(List.of("3", "50")));
  }
}
