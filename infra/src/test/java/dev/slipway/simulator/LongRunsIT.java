package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.DatabaseMigrations;
import dev.slipway.infra.LongRuns;
import dev.slipway.states.Execution.End;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The state machines, with the rights of their roles and the real function. */
class LongRunsIT extends SimulatorTestBase {

  private static final String LONG_RUNS = "LongRuns";

  private static final String COUNT =
      """
      -- Table: numbers
      UPDATE numbers SET counter = counter + 1 WHERE id BETWEEN :batch_from AND :batch_to;
      """;

  private static final String TOTAL =
      "SELECT count(*) || ' rows, ' || min(counter) || ' to ' || max(counter) FROM numbers";

  private static Map<String, Release> releases;

  @BeforeAll
  static void synthesize() {
    SqlFile more =
        new SqlFile(
            "003_more.sql",
            "-- UP\nALTER TABLE words ADD more text;\n-- DOWN\nALTER TABLE words DROP more;");
    releases =
        new Team("long-runs-it")
            .release(
                "first",
                builder -> builder.longRuns(LongRuns.ofActions().parallel(4, 2)),
                WORDS,
                NOTES,
                more,
                new SqlFile("backfills/count.sql", COUNT))
            .release("few", LongRunsIT::finishingDeploys, WORDS)
            .release("late", LongRunsIT::finishingDeploys, WORDS, NOTES, more)
            .release("again", LongRunsIT::finishingDeploys, WORDS, NOTES, more)
            .synthesize();
  }

  private static DatabaseMigrations.Builder finishingDeploys(DatabaseMigrations.Builder builder) {
    return builder.longRuns(LongRuns.ofActions().finishingDeploys());
  }

  private End execute(String request) {
    return cloud.execute(LONG_RUNS, request);
  }

  @Test
  void aSliceThatIsKilledIsAskedForAgainAndGoesOn() throws Exception {
    succeeded(stack().create(releases.get("first")));
    End down = execute("{\"action\":\"down\",\"target\":\"001\"}");
    assertThat(down.succeeded()).as(down.toString()).isTrue();
    assertThat(down.output().get("outcome").asText()).isEqualTo("DONE");
    CompletableFuture<End> up;
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE words");
      up = CompletableFuture.supplyAsync(() -> execute("{\"action\":\"up\"}"));
      cloud.lambda().awaitOutput("\"event\":\"retrying\"", LIMIT);
      cloud.lambda().ours().kill();
    }
    End end = up.join();
    assertThat(end.succeeded()).as(end.toString()).isTrue();
    assertThat(end.output().get("to").asText()).isEqualTo("003");
    assertThat(cloud.lambda().ours().environments()).isEqualTo(2);
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("3");
  }

  @Test
  void aRequestThatIsWrongFailsInTheFunctionsWords() {
    succeeded(stack().create(releases.get("first")));
    End end = execute("{\"action\":\"down\",\"target\":\"004\"}");
    assertThat(end.succeeded()).isFalse();
    assertThat(end.cause()).contains("004", "(What is committed stays. Next: ");
  }

  @Test
  void aBackfillThatIsKilledAndCutOffChangesEachRowOnce() throws Exception {
    Conditions hurried = Conditions.with(db.port()).functionTime(Duration.ofMillis(13_500));
    succeeded(stack(hurried).create(releases.get("first")));
    numbers(400);
    CompletableFuture<End> run =
        CompletableFuture.supplyAsync(
            () ->
                execute(
                    "{\"action\":\"backfill\",\"name\":\"count\",\"execute\":true,"
                        + "\"batchSize\":10,\"sleep\":\"200ms\"}"));
    await("SELECT count(*) > 20 FROM numbers WHERE counter = 1");
    cloud.lambda().ours().kill();
    End end = run.join();
    assertThat(end.succeeded()).as(end.toString()).isTrue();
    assertThat(end.output().get("outcome").asText()).isEqualTo("DONE");
    assertThat(db.queryString(TOTAL)).isEqualTo("400 rows, 1 to 1");
    assertThat(db.queryString("SELECT count(*) FROM schema_migration_runs WHERE action='backfill'"))
        .as("one was killed, one at least has paused")
        .satisfies(runs -> assertThat(Integer.parseInt(runs)).isGreaterThanOrEqualTo(3));
  }

  /** Somebody holds a table, so that it is at work for a while. */
  @Test
  void aDeployWhoseTimeIsOverStartsItAndTheNextOneFindsItAtWorkOrDone() throws Exception {
    Conditions hurried = Conditions.with(db.port()).functionTime(Duration.ofMillis(13_500));
    SimulatedStack stack = stack(hurried);
    succeeded(stack.create(releases.get("few")));
    Conditions late = hurried.begunAgo(Duration.ofMinutes(56));
    CompletableFuture<Answer> next;
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE words");
      Answer told = succeeded(stack.under(late).update(releases.get("late")));
      assertThat(told.data()).containsEntry("pending", "002,003");
      assertThat(told.data().get("message").toString())
          .startsWith("The 55 min of the deploy are over. The state machine of long runs goes on");
      stack.under(hurried);
      next = CompletableFuture.supplyAsync(() -> stack.update(releases.get("again")));
    }
    assertThat(succeeded(next.join()).data()).containsEntry("version", "003");
    assertThat(cloud.started()).hasSize(1);
    End end = cloud.started().get(0).join();
    assertThat(end.succeeded()).as(end.toString()).isTrue();
    assertThat(db.queryString("SELECT string_agg(version, ',') FROM schema_migrations"))
        .isEqualTo("001,002,003");
    assertThat(succeeded(stack.update(releases.get("late"))).data())
        .containsEntry("applied", "")
        .containsEntry("pending", "");
  }

  @Test
  void rangesSideBySideChangeEachRowOnce() throws Exception {
    succeeded(stack().create(releases.get("first")));
    numbers(1_000);
    End end = cloud.execute("ParallelBackfills", "{\"name\":\"count\",\"batchSize\":50}");
    assertThat(end.succeeded()).as(end.toString()).isTrue();
    assertThat(db.queryString(TOTAL)).isEqualTo("1000 rows, 1 to 1");
    assertThat(cloud.lambda().ours().environments()).isEqualTo(2);
    End again = cloud.execute("ParallelBackfills", "{\"name\":\"count\",\"batchSize\":50}");
    assertThat(again.succeeded()).as(again.toString()).isTrue();
    assertThat(db.queryString(TOTAL)).isEqualTo("1000 rows, 1 to 1");
  }

  private void await(String sql) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!db.queryString(sql).equals("t")) {
      assertThat(System.nanoTime()).as(sql).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private void numbers(int rows) throws Exception {
    db.execute(
        "CREATE TABLE numbers (id int PRIMARY KEY, counter int NOT NULL DEFAULT 0)",
        "INSERT INTO numbers SELECT generate_series(1, " + rows + ")");
  }
}
