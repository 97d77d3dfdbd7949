package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployEvents;
import dev.slipway.testing.DeployFramework;
import dev.slipway.testing.DeployFramework.Answer;
import dev.slipway.testing.LambdaProcess;
import dev.slipway.testing.LambdaProcess.Function;
import dev.slipway.testing.PostgresProxy;
import dev.slipway.testing.RuntimeApi;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests deploys while something goes wrong around them. */
class DeployFaultsIT extends DeployTestBase {

  @Test
  void theSameEventTwiceAtOnceGivesOneRun() throws Exception {
    Map<String, Object> event =
        DeployEvents.create(
            files("001_words.sql", WORDS + "\n-- VERIFY\nSELECT pg_sleep(1) IS NOT NULL;"));
    startFunction();
    try (RuntimeApi other = new RuntimeApi()) {
      remember(
          LambdaProcess.start(
              other,
              Function.of(jar(), SlipwayHandler.class.getName()).withEnvironment(variables())));
      DeployFramework second = new DeployFramework(other::invoke, LIMIT);
      CompletableFuture<Answer> one = CompletableFuture.supplyAsync(() -> framework.handle(event));
      CompletableFuture<Answer> two = CompletableFuture.supplyAsync(() -> second.handle(event));
      assertThat(one.join().success()).as(one.join().toString()).isTrue();
      assertThat(two.join().success()).as(two.join().toString()).isTrue();
      assertThat(two.join().physicalId()).isEqualTo(one.join().physicalId());
    }
    assertThat(db.queryString("SELECT sum(applied) FROM schema_migration_runs")).isEqualTo("1");
  }

  @Test
  void aRunOfAnotherDeployIsWaitedForInFurtherCalls() throws Exception {
    Map<String, String> variables = variables();
    variables.put("RUN_LOCK_WAIT", "100ms");
    LambdaProcess process = remember(start(variables));
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(1397508432, hashtext('public'))");
      CompletableFuture<Answer> create =
          CompletableFuture.supplyAsync(() -> create(files("001_words.sql", WORDS)));
      process.awaitOutput("Another run holds the run lock", LIMIT);
      statement.execute("SELECT pg_advisory_unlock_all()");
      assertThat(create.join().success()).as(create.join().toString()).isTrue();
      assertThat(create.join().calls()).isGreaterThan(1);
    }
  }

  @Test
  void aFunctionThatIsKilledInTheMiddleGoesOnWhenItIsCalledAgain() throws Exception {
    Map<String, String> variables = variables();
    variables.put("LOCK_TIMEOUT", "1s");
    LambdaProcess process = remember(start(variables));
    Map<String, String> first = created(files("001_words.sql", WORDS));
    Map<String, String> second =
        files(
            "001_words.sql", WORDS,
            "002_notes.sql", NOTES,
            "003_more.sql", "ALTER TABLE words ADD COLUMN more text;");
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE words");
      CompletableFuture<Answer> update = CompletableFuture.supplyAsync(() -> update(second, first));
      process.awaitOutput("\"version\":\"003\"", LIMIT);
      process.kill();
      assertThat(update.join().success()).isFalse();
    }
    remember(start(variables));
    Answer again = update(second, first);
    assertThat(again.success()).as(again.toString()).isTrue();
    // What was on its way when the function was killed may have been done, and then is recorded.
    assertThat(again.data()).containsEntry("version", "003").containsEntry("pending", "");
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("3");
  }

  @Test
  void aDatabaseThatIsNotReachableAtFirstIsWaitedFor() {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Map<String, String> variables = variables();
      variables.put("DB_PORT", String.valueOf(proxy.port()));
      variables.put("CONNECT_WAIT", "60s");
      proxy.refuseConnectionsFor(Duration.ofSeconds(3));
      LambdaProcess process = remember(start(variables));
      Answer create = create(files("001_words.sql", WORDS));
      assertThat(create.success()).as(create.toString()).isTrue();
      assertThat(process.stdoutLines())
          .anyMatch(line -> line.contains("does not answer yet, trying again"));
    }
  }

  @Test
  void aDatabaseThatStaysAwayFailsTheDeployButNotItsWayBack() {
    Map<String, String> variables = variables();
    variables.put("DB_PORT", "1");
    variables.put("CONNECT_WAIT", "500ms");
    LambdaProcess process = remember(start(variables));
    Map<String, String> first = files("001_words.sql", WORDS);
    Map<String, String> second = files("001_words.sql", WORDS, "002_notes.sql", NOTES);
    Answer update = update(second, first);
    assertThat(update.success()).isFalse();
    assertThat(update.reason().lines().findFirst().orElseThrow())
        .startsWith("No server answered at 127.0.0.1:1 for ")
        .contains("Check host, port and the firewall or security group")
        .hasSizeLessThanOrEqualTo(250);
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(String.valueOf(reversed.data().get("message")))
        .startsWith("The database stays as it is: No server answered at 127.0.0.1:1");
    assertThat(metrics(process))
        .allSatisfy(line -> assertThat(line).containsEntry("ConnectionFailed", 1));
  }
}
