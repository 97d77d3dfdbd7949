package dev.slipway.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.simulator.Gate.Refusal;
import dev.slipway.simulator.Gate.Service;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A service of the protocol AWS JSON.
 *
 * @param version of the protocol
 * @param target what the names of calls begin with
 * @param prefix what the names of actions begin with, as policies name them
 * @param about the field that says what a call is about
 */
record JsonGate(String version, String target, String prefix, String about) implements Service {

  /** Secrets Manager (AWS Secrets Manager API Reference). */
  static final JsonGate SECRETS =
      new JsonGate("1.1", "secretsmanager", "secretsmanager", "SecretId");

  /** Step Functions (AWS Step Functions API Reference). */
  static final JsonGate STATES =
      new JsonGate("1.0", "AWSStepFunctions", "states", "stateMachineArn");

  @Override
  public String action(HttpExchange request) {
    String called = String.valueOf(request.getRequestHeaders().getFirst("X-Amz-Target"));
    return called.replace(target + ".", prefix + ":");
  }

  @Override
  public String resource(HttpExchange request, byte[] body) {
    return String.valueOf(Json.map(new String(body, StandardCharsets.UTF_8)).get(about));
  }

  @Override
  public Refusal refusal(String action, String resource) {
    String message = "no identity-based policy allows the " + action + " action on " + resource;
    return new Refusal(
        400,
        "application/x-amz-json-" + version,
        Json.text(Map.of("__type", "AccessDeniedException", "message", message)));
  }
}
