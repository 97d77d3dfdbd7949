package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.aws.StepFunctionsServer;
import dev.slipway.testing.function.DeployEvents;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deploys whose time is over, and that a state machine is to go on with. */
class HandOverIT extends DeployTestBase {

  private static final Duration LONG_AGO = Duration.ofMinutes(56);
  private static final String MACHINE =
      "arn:aws:states:us-east-1:123456789012:stateMachine:LongRuns-a1B2c3";

  private final StepFunctionsServer machines = new StepFunctionsServer();

  @BeforeEach
  void start() {
    startFunction(Map.of("AWS_ENDPOINT_URL_SFN", machines.endpoint(), "RUN_LOCK_WAIT", "100ms"));
  }

  @AfterEach
  void close() {
    machines.close();
  }

  private Map<String, Object> create() {
    Map<String, String> files = files("001_words.sql", WORDS, "002_notes.sql", NOTES);
    files.put("longRuns", MACHINE);
    return DeployEvents.create(files);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> completed(Response response) {
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
    Map<String, Object> answer = json(response.body());
    assertThat(answer).containsEntry("IsComplete", true);
    return (Map<String, Object>) answer.get("Data");
  }

  @Test
  void theStateMachineIsStartedOnceAndTheDeploySaysSo() {
    Map<String, Object> event = create();
    Map<String, Object> data = completed(later(event, LONG_AGO));
    assertThat(data).containsEntry("pending", "001,002").containsEntry("applied", "");
    assertThat(machines.executions()).hasSize(1);
    Map<String, Object> execution = machines.executions().get(0);
    assertThat(execution).containsEntry("stateMachineArn", MACHINE);
    assertThat(json(String.valueOf(execution.get("input"))))
        .containsEntry("action", "up")
        .containsEntry("outOfOrder", false);
    assertThat(data.get("message").toString())
        .startsWith("The 55 min of the deploy are over. The state machine of long runs goes on")
        .contains(execution.get("name").toString(), "the next deploy finds them done");
    completed(later(event, LONG_AGO));
    assertThat(machines.executions()).hasSize(1);
  }

  @Test
  void whatIsInTimeIsDoneByTheDeploy() {
    assertThat(completed(later(create(), Duration.ZERO))).containsEntry("applied", "001,002");
    assertThat(machines.executions()).isEmpty();
  }

  @Test
  void theNextDeployFindsItRunning() throws Exception {
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(1397508432, hashtext('public'))");
      Response response = later(create(), LONG_AGO);
      assertThat(completed(response).get("message").toString())
          .contains("another run is at work: session ");
    }
  }

  @Test
  void whatCannotBeGivenFailsTheDeploy() {
    machines.failNext("StateMachineDoesNotExist");
    Response response = later(create(), LONG_AGO);
    assertThat(response.kind()).isEqualTo(Kind.ERROR);
    assertThat(response.errorMessage())
        .startsWith("The state machine of long runs cannot be started (StateMachineDoesNotExist");
  }

  @Test
  void theWayBackIsNotGiven() {
    Map<String, String> first = created(reverting(files("001_words.sql", WORDS)));
    Map<String, String> second = files("001_words.sql", WORDS, "002_notes.sql", NOTES);
    assertThat(update(second, first).success()).isTrue();
    first.put("longRuns", MACHINE);
    configure(first);
    later(DeployEvents.update(id(), first, second), LONG_AGO);
    assertThat(machines.executions()).isEmpty();
  }
}
