package dev.slipway.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Step Functions on the loopback interface, as far as StartExecution goes (AWS Step Functions API
 * Reference; protocol AWS JSON 1.0). Executions run as whoever made it says; by default never.
 */
public final class StepFunctionsServer implements AutoCloseable {

  private static final String TYPE = "application/x-amz-json-1.0";

  private final Map<String, Map<String, Object>> executions = new LinkedHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final LoopbackHttp http = new LoopbackHttp("/", this::handle);
  private final Consumer<Map<String, Object>> runner;

  /** One whose executions are only written down. */
  public StepFunctionsServer() {
    this(execution -> {});
  }

  /** One that gives each new execution, as it was asked for, to what runs it, and does not wait. */
  public StepFunctionsServer(Consumer<Map<String, Object>> runner) {
    this.runner = runner;
  }

  /** Where it listens, for the variable AWS_ENDPOINT_URL_SFN. */
  public String endpoint() {
    return http.url();
  }

  /** Refuses the next call with an error of that type. */
  public void failNext(String type) {
    faults.add(type);
  }

  /** The requests of all executions that were started, in their order. */
  public synchronized List<Map<String, Object>> executions() {
    return new ArrayList<>(executions.values());
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, Object> request = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
    String refusal = refusal(exchange, request);
    String body =
        refusal.isEmpty()
            ? "{\"executionArn\":\"arn\",\"startDate\":1.7E9}"
            : "{\"__type\":\"" + refusal + "\",\"message\":\"refused\"}";
    LoopbackHttp.answer(exchange, refusal.isEmpty() ? 200 : 400, TYPE, body.getBytes(UTF_8));
  }

  private synchronized String refusal(HttpExchange exchange, Map<String, Object> request) {
    String fault = faults.poll();
    if (fault != null) {
      return fault;
    }
    boolean known =
        header(exchange, "X-Amz-Target").equals("AWSStepFunctions.StartExecution")
            && header(exchange, "Content-Type").equals(TYPE);
    if (!known || !header(exchange, "Authorization").contains("/states/aws4_request")) {
      return "UnknownOperationException";
    }
    String name = String.valueOf(request.get("name"));
    if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
      return "InvalidName";
    }
    if (executions.putIfAbsent(name, request) != null) {
      return "ExecutionAlreadyExists";
    }
    runner.accept(request);
    return "";
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    http.close();
  }
}
