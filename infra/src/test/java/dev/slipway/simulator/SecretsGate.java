package dev.slipway.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.simulator.Gate.Refusal;
import dev.slipway.simulator.Gate.Service;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Secrets Manager (AWS Secrets Manager API Reference; protocol AWS JSON 1.1). */
final class SecretsGate implements Service {

  @Override
  public String action(HttpExchange request) {
    String target = String.valueOf(request.getRequestHeaders().getFirst("X-Amz-Target"));
    return target.replace('.', ':');
  }

  @Override
  public String resource(HttpExchange request, byte[] body) {
    return String.valueOf(Json.map(new String(body, StandardCharsets.UTF_8)).get("SecretId"));
  }

  @Override
  public Refusal refusal(String action, String resource) {
    String message = "no identity-based policy allows the " + action + " action on " + resource;
    return new Refusal(
        400,
        "application/x-amz-json-1.1",
        Json.text(Map.of("__type", "AccessDeniedException", "message", message)));
  }
}
