package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.testing.function.DeployEvents;
import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.s3.S3Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests events that CloudFormation sends to the function itself, without the CDK's framework. */
class DirectDeployIT extends DeployTestBase {

  private static String bucket;

  @BeforeAll
  static void makeABucket() {
    bucket = S3Server.createBucket();
  }

  /** The function's answer to CloudFormation. */
  private Map<String, Object> answered(Map<String, Object> event) {
    String key = "answer-" + event.get("RequestId");
    event.put("ResponseURL", S3Server.endpoint() + "/" + bucket + "/" + key);
    event.put("ServiceToken", LambdaProcess.FUNCTION_ARN);
    Response response = invoke(text(event), LIMIT);
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
    Map<String, Object> answer = json(S3Server.text(bucket, key));
    for (String name : List.of("StackId", "RequestId", "LogicalResourceId")) {
      assertThat(answer).containsEntry(name, event.get(name));
    }
    assertThat(answer).containsEntry("PhysicalResourceId", id());
    return answer;
  }

  private static String text(Map<String, Object> event) {
    try {
      return JSON.std.asString(event);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDeployIsDoneInOneCallAndAnswered() throws Exception {
    startFunction();
    Map<String, String> first = files("001_words.sql", WORDS);
    Map<String, Object> answer = answered(DeployEvents.create(first));
    assertThat(answer).containsEntry("Status", "SUCCESS");
    assertThat(answer.get("Data").toString()).contains("version=001", "applied=001");
    assertThat(db.queryString("SELECT to_regclass('words')")).isEqualTo("words");
    assertThat(answered(DeployEvents.delete(id(), first))).containsEntry("Status", "SUCCESS");
    assertThat(db.queryString("SELECT to_regclass('words')")).isEqualTo("words");
  }

  @Test
  void aFailureIsAnsweredAndItsWayBackSucceeds() throws Exception {
    startFunction();
    Map<String, String> first = created(files("001_words.sql", WORDS));
    Map<String, String> wrong = files("001_words.sql", WORDS, "002_no.sql", "SELECT no;");
    Map<String, Object> answer = answered(DeployEvents.update(id(), wrong, first));
    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason").toString())
        .startsWith("002_no.sql:1:8: column \"no\" does not exist (42703).")
        .contains(
            "The function's log: /aws/lambda/slipway https://us-east-1.console.aws.amazon.com");
    assertThat(answered(DeployEvents.update(id(), first, wrong)))
        .containsEntry("Status", "SUCCESS");
  }

  @Test
  void anotherRunIsWaitedForWithinTheCall() throws Exception {
    LambdaProcess function = startFunction(Map.of("RUN_LOCK_WAIT", "100ms"));
    Map<String, Object> event = DeployEvents.create(files("001_words.sql", WORDS));
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(1397508432, hashtext('public'))");
      CompletableFuture<Map<String, Object>> answer =
          CompletableFuture.supplyAsync(() -> answered(event));
      function.awaitOutput("Another run holds the run lock", LIMIT);
      statement.execute("SELECT pg_advisory_unlock_all()");
      assertThat(answer.join()).containsEntry("Status", "SUCCESS");
    }
  }

  @Test
  void anAnswerToElsewhereIsRefusedAndNothingIsDone() throws Exception {
    startFunction();
    for (String url :
        List.of(
            "http://127.0.0.1:1/answer",
            "https://evil.s3.us-east-1.amazonaws.com/a",
            "https://cloudformation-custom-resource-response-useast1.evil.example/a")) {
      Map<String, Object> event = DeployEvents.create(files("001_words.sql", WORDS));
      event.put("ResponseURL", url);
      event.put("ServiceToken", LambdaProcess.FUNCTION_ARN);
      Response response = invoke(text(event), LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.ERROR);
      assertThat(response.errorMessage())
          .startsWith("The event's ResponseURL is not one of CloudFormation in this region.");
    }
    assertThat(db.queryString("SELECT to_regclass('words')")).isNull();
  }
}
