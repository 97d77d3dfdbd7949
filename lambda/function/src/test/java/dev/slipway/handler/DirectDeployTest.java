package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.CredentialStores;
import dev.slipway.config.SecretStore;
import dev.slipway.ledger.Deadline;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Tests that CloudFormation is answered whatever happens: nobody else would end its wait. */
class DirectDeployTest {

  /** The stand-in of a heap that is used up where no action is at work yet. */
  private static final class FullHeap implements CredentialStores {

    @Override
    public SecretStore secrets() {
      throw new OutOfMemoryError("Java heap space");
    }

    @Override
    public CredentialSource iam(String host, int port, String user) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void aHeapThatIsUsedUpIsTold() {
    List<String> answers = new CopyOnWriteArrayList<>();
    try (LoopbackHttp s3 =
        new LoopbackHttp(
            "/",
            exchange -> {
              byte[] body = exchange.getRequestBody().readAllBytes();
              answers.add(new String(body, StandardCharsets.UTF_8));
              LoopbackHttp.answer(exchange, 200, new byte[0]);
            })) {
      Map<String, String> variables =
          Map.of(
              "AWS_ENDPOINT_URL",
              s3.url(),
              "DB_SECRET_ARN",
              "arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf");
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
      Invocation invocation =
          new Invocation(
              variables,
              new FullHeap(),
              Deadline.none(),
              new JsonLog(nowhere, "1"),
              new Metrics(nowhere, variables));
      new DirectDeploy(invocation, event(s3.url() + "/answer")).answer();
    }
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0)).contains("\"Status\":\"FAILED\"", "memory", "\"RequestId\":\"r\"");
  }

  private static Map<String, Object> event(String responseUrl) {
    return Map.of(
        "RequestType", "Create",
        "RequestId", "r",
        "StackId", "s",
        "LogicalResourceId", "l",
        "ResponseURL", responseUrl,
        "ResourceProperties", Map.of());
  }
}
