package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.proxy.PostgresProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deploys while something goes wrong around them. */
class FaultsIT extends SimulatorTestBase {

  /** Takes the run lock, as another run holds it. */
  private static final String RUN_LOCK = "SELECT pg_advisory_lock(1397508432, hashtext('public'))";

  private static final String VERIFY_SLOWLY = "\n-- VERIFY\nSELECT pg_sleep(1) IS NOT NULL;";
  private static final software.amazon.awscdk.Duration ONE_SECOND =
      software.amazon.awscdk.Duration.seconds(1);

  private static Map<String, Release> releases;

  @BeforeAll
  static void synthesize() {
    SqlFile more = new SqlFile("003_more.sql", "ALTER TABLE words ADD COLUMN more text;");
    releases =
        new Team("faults-it")
            .release("first", WORDS)
            .release("again", WORDS)
            .release("slow", slow())
            .release("waiting", new SqlFile("001_words.sql", WORDS.text() + VERIFY_SLOWLY))
            .release("locking", builder -> builder.lockTimeout(ONE_SECOND), WORDS, NOTES, more)
            .synthesize();
  }

  /** Each sleeps until too little time is left for another. */
  private static SqlFile[] slow() {
    String sleep =
        "SELECT pg_sleep(extract(epoch FROM current_setting('statement_timeout')::interval) -"
            + " 4.5);";
    return IntStream.rangeClosed(1, 5)
        .mapToObj(i -> new SqlFile("00" + i + "_t.sql", "CREATE TABLE t" + i + "(); " + sleep))
        .toArray(SqlFile[]::new);
  }

  @Test
  void deployPausesFourTimesAndIsDone() throws Exception {
    SimulatedStack stack =
        stack(Conditions.with(db.port()).functionTime(Duration.ofMillis(13_500)));
    assertThat(succeeded(stack.create(releases.get("slow"))).data())
        .containsEntry("version", "005")
        .containsEntry("pending", "");
    // On a slow machine, a first call may come to its end before it has begun.
    assertThat(stack.pauses()).isGreaterThanOrEqualTo(4);
    assertThat(
            db.rows(
                "SELECT status, applied FROM schema_migration_runs WHERE applied > 0"
                    + " ORDER BY started_at"))
        .containsExactly(
            List.of("in_progress", "1"),
            List.of("in_progress", "1"),
            List.of("in_progress", "1"),
            List.of("in_progress", "1"),
            List.of("completed", "1"));
  }

  @Test
  void theSameEventTwiceAtOnceGivesOneRun() throws Exception {
    List<Answer> answers = stack().createTold(releases.get("waiting"), 2);
    assertThat(answers)
        .allSatisfy(SimulatorTestBase::succeeded)
        .allSatisfy(answer -> assertThat(answer.data()).containsEntry("version", "001"));
    assertThat(cloud.lambda().ours().environments()).isEqualTo(2);
    assertThat(db.queryString("SELECT sum(applied) FROM schema_migration_runs")).isEqualTo("1");
  }

  @Test
  void aRunThatNeverEndsIsTimedOutAndTheNextDeployGoesOn() throws Exception {
    Conditions hurried =
        Conditions.with(db.port()).functionTime(Duration.ofSeconds(6)).mostRetries(1);
    SimulatedStack stack = stack(hurried);
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(RUN_LOCK);
      assertThat(failed(stack.create(releases.get("first"))).reason())
          .isEqualTo("Operation timed out");
      assertThat(stack.pauses()).isEqualTo(1);
      succeeded(stack.delete());
    }
    succeeded(stack().create(releases.get("first")));
  }

  @Test
  void aFunctionThatIsKilledInTheMiddleGoesOnWhenItIsCalledAgain() throws Exception {
    SimulatedStack stack = stack();
    succeeded(stack.create(releases.get("first")));
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE words");
      CompletableFuture<Answer> update =
          CompletableFuture.supplyAsync(() -> stack.update(releases.get("locking")));
      cloud.lambda().awaitOutput("\"version\":\"003\"", LIMIT);
      cloud.lambda().ours().kill();
      assertThat(failed(update.join()).headline()).contains("Runtime exited");
    }
    assertThat(succeeded(stack.rollBack()).data()).containsEntry("applied", "");
    // What was on its way when the function was killed may have been done, and then is recorded.
    assertThat(succeeded(stack.update(releases.get("locking"))).data())
        .containsEntry("version", "003")
        .containsEntry("pending", "");
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("3");
  }

  @Test
  void aSecretThatIsRotatedBetweenTwoCallsIsReadAgain() throws Exception {
    String first = db.password() + "1";
    String second = db.password() + "2";
    execute("CREATE ROLE rotated LOGIN PASSWORD '" + first + "' IN ROLE " + db.user());
    try {
      storeSecret("rotated", first);
      SimulatedStack stack = stack();
      succeeded(stack.create(releases.get("first")));
      execute("ALTER ROLE rotated PASSWORD '" + second + "'");
      storeSecret("rotated", second);
      succeeded(stack.update(releases.get("again")));
      assertThat(cloud.lambda().ours().environments()).isEqualTo(1);
      assertThat(cloud.secrets().calls()).isEqualTo(2);
    } finally {
      execute("REASSIGN OWNED BY rotated TO " + db.user());
      execute("DROP OWNED BY rotated");
      execute("DROP ROLE rotated");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aDatabaseThatIsNotReachableAtFirstIsWaitedFor() {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.refuseConnectionsFor(LIMIT);
      SimulatedStack stack = stack(Conditions.with(proxy.port()));
      CompletableFuture<Answer> create =
          CompletableFuture.supplyAsync(() -> stack.create(releases.get("first")));
      cloud.lambda().awaitOutput("does not answer yet (connection refused), trying again", LIMIT);
      proxy.acceptConnections();
      succeeded(create.join());
    }
  }

  @Test
  void deleteSucceedsWhenTheSecretIsGone() {
    SimulatedStack stack = stack();
    succeeded(stack.create(releases.get("first")));
    cloud.lambda().ours().kill();
    cloud.secrets().failNext(400, "ResourceNotFoundException", "gone");
    succeeded(stack.delete());
  }
}
