package dev.slipway.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Stands before a stand-in and lets through what a role allows; the rest is answered as the service
 * itself answers it.
 */
final class Gate implements AutoCloseable {

  /** These belong to a connection, not to a request. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private final HttpClient client = HttpClient.newHttpClient();
  private final LoopbackHttp http;
  private final URI behind;
  private final Service service;
  private volatile Policy policy;

  /** How a service is asked and how it refuses. */
  interface Service {

    /** The action that a request needs, such as {@code s3:GetObject}. */
    String action(HttpExchange request);

    /** What the action is about. */
    String resource(HttpExchange request, byte[] body);

    /** The answer to who may not. */
    Refusal refusal(String action, String resource);

    /** Whether a missing thing must look like a forbidden one. */
    default boolean hidesMissing(HttpExchange request, Policy policy) {
      return false;
    }
  }

  /** An answer in place of the service's. */
  record Refusal(int status, String type, String body) {}

  Gate(String behind, Service service) {
    this.behind = URI.create(behind);
    this.service = service;
    http = new LoopbackHttp("/", this::handle);
  }

  String endpoint() {
    return http.url();
  }

  /** From now on, requests are made in a role with this policy. */
  void admit(Policy role) {
    policy = role;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String action = service.action(exchange);
    String resource = service.resource(exchange, body);
    if (!policy.allows(action, resource)) {
      refuse(exchange, service.refusal(action, resource));
      return;
    }
    HttpResponse<byte[]> answer = forward(exchange, body);
    if (answer.statusCode() == 404 && service.hidesMissing(exchange, policy)) {
      refuse(exchange, service.refusal(action, resource));
      return;
    }
    answer.headers().map().entrySet().stream()
        .filter(header -> !OF_THE_CONNECTION.contains(header.getKey()))
        .forEach(it -> exchange.getResponseHeaders().put(it.getKey(), it.getValue()));
    LoopbackHttp.answer(exchange, answer.statusCode(), answer.body());
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    LoopbackHttp.answer(
        exchange,
        refusal.status(),
        refusal.type(),
        refusal.body().getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
