package dev.slipway.testing.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Secrets Manager on the loopback interface, as far as GetSecretValue goes (AWS Secrets Manager
 * API Reference; protocol AWS JSON 1.1), which fails when a test wants it to.
 */
public final class SecretsManagerServer implements AutoCloseable {

  private static final String TYPE = "application/x-amz-json-1.1";

  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final LoopbackHttp http = new LoopbackHttp("/", this::handle);

  /** An answer in place of the right one. */
  private record Fault(int status, String type, String message) {}

  /** Where it listens, for the variable AWS_ENDPOINT_URL_SECRETS_MANAGER. */
  public String endpoint() {
    return http.url();
  }

  /** Stores a secret, or its next version. */
  public void put(String id, String text) {
    secrets.put(id, text);
  }

  /** Answers the next call with an error; several are answered in turn. */
  public void failNext(int status, String type, String message) {
    faults.add(new Fault(status, type, message));
  }

  /** How many calls have come so far. */
  public int calls() {
    return calls.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    Map<String, Object> request = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
    Fault wanted = faults.poll();
    Fault fault = wanted == null ? wrong(exchange, request) : wanted;
    if (fault != null) {
      answer(exchange, fault.status, Map.of("__type", fault.type, "message", fault.message));
      return;
    }
    String id = (String) request.get("SecretId");
    answer(exchange, 200, Map.of("ARN", id, "Name", id, "SecretString", secrets.get(id)));
  }

  private Fault wrong(HttpExchange exchange, Map<String, Object> request) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String signature = exchange.getRequestHeaders().getFirst("Authorization");
    if (!"secretsmanager.GetSecretValue".equals(target)) {
      return new Fault(400, "UnknownOperationException", "Unknown operation " + target);
    }
    if (signature == null || !signature.startsWith("AWS4-HMAC-SHA256 ")) {
      return new Fault(400, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    return secrets.containsKey(String.valueOf(request.get("SecretId")))
        ? null
        : new Fault(
            400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    LoopbackHttp.answer(exchange, status, TYPE, JSON.std.asBytes(body));
  }

  @Override
  public void close() {
    http.close();
  }
}
