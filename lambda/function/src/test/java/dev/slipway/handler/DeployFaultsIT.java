package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.LambdaProcess;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests deploys while something goes wrong around them. */
class DeployFaultsIT extends DeployTestBase {

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
        .startsWith("This call has changed nothing: No server answered at 127.0.0.1:1");
    assertThat(metrics(process))
        .allSatisfy(line -> assertThat(line).containsEntry("ConnectionFailed", 1));
  }
}
