package dev.slipway.cli;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's Invoke, in front of the real handler with the variables of this process, which has its
 * classes on the class path. What a function is called says what goes wrong.
 */
final class FunctionStandIn {

  private final RequestStreamHandler handler;
  private final AtomicInteger throttled = new AtomicInteger();
  private final AtomicInteger hurried = new AtomicInteger();

  private FunctionStandIn(RequestStreamHandler handler) {
    this.handler = handler;
  }

  /** Says where it listens, and serves until it is killed. */
  public static void main(String[] arguments) throws Exception {
    Class<?> handler = Class.forName("dev.slipway.handler.SlipwayHandler");
    FunctionStandIn standIn =
        new FunctionStandIn((RequestStreamHandler) handler.getConstructor().newInstance());
    try (LoopbackHttp http = new LoopbackHttp("/2015-03-31/functions/", standIn::serve)) {
      System.out.println("listening at " + http.url() + " .");
      new CountDownLatch(1).await();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] event = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    boolean signed =
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
            .contains("/lambda/aws4_request");
    String name = path.split("/", -1)[3];
    System.out.println("called " + name + " .");
    switch (signed ? name : "unsigned") {
      case "migrations" -> handle(exchange, event, 60_000);
      case "hurried" -> handle(exchange, event, hurried.incrementAndGet() < 3 ? 100 : 60_000);
      case "busy" -> {
        if (throttled.incrementAndGet() < 3) {
          refuse(exchange, 429, "TooManyRequestsException", "Rate Exceeded.");
        } else {
          handle(exchange, event, 60_000);
        }
      }
      case "over" -> handle(exchange, event, 100);
      case "obeyed" ->
          answer(
              exchange,
              200,
              Map.of(
                  "verdict",
                  "DONE",
                  "commands",
                  true,
                  "text",
                  "::add-path::/x\n::error file=a.sql::b\u001b[2J##vso[x]y",
                  "report",
                  Map.of()));
      case "slow" -> error(exchange, "Sandbox.Timedout", "Task timed out after 900.00 seconds");
      case "hostile" -> error(exchange, "x", "\u001b[2J\n::error::" + "y".repeat(1_000_000));
      case "long" ->
          error(
              exchange,
              "Function.ResponseSizeTooLarge",
              "Response payload size exceeded maximum allowed payload size (6291556 bytes).");
      case "other" -> answer(exchange, 200, Map.of("statusCode", 200));
      case "older" ->
          error(
              exchange,
              "dev.slipway.error.InvalidInput",
              "The field action is missing. Known are: up. Nothing was done.");
      case "before" -> {
        if (new String(event, StandardCharsets.UTF_8).contains("failureFields")) {
          error(
              exchange,
              "dev.slipway.error.InvalidInput",
              "The field action is missing. Known are: up. Nothing was done.");
        } else {
          handle(exchange, event, 60_000);
        }
      }
      case "wordy" ->
          error(
              exchange,
              "dev.slipway.handler.ShownFailure",
              "y".repeat(90_000)
                  + "Next: wait."
                  + "\n{\"failure\":{\"type\":\"RunLockNotObtained\",\"state\":\"unchanged\"}}");
      case "silent" -> exchange.close();
      default -> refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + path);
    }
  }

  private void handle(HttpExchange exchange, byte[] event, int remaining) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, new Call(remaining));
    } catch (RuntimeException e) {
      error(exchange, e.getClass().getName(), String.valueOf(e.getMessage()));
      return;
    }
    LoopbackHttp.answer(exchange, 200, "application/json", answer.toByteArray());
  }

  private static void error(HttpExchange exchange, String type, String message) throws IOException {
    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
    answer(exchange, 200, Map.of("errorType", type, "errorMessage", message));
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("X-Amzn-ErrorType", type + ":http://internal/");
    answer(exchange, status, Map.of("Type", "User", "Message", message));
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.std.asString(body).getBytes(StandardCharsets.UTF_8);
    LoopbackHttp.answer(exchange, status, "application/json", bytes);
  }

  private record Call(int remaining) implements Context {
    @Override
    public String getAwsRequestId() {
      return "0a1b";
    }

    @Override
    public String getLogGroupName() {
      return "";
    }

    @Override
    public String getLogStreamName() {
      return "";
    }

    @Override
    public String getFunctionName() {
      return "migrations";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "";
    }

    @Override
    public CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return remaining;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 512;
    }

    @Override
    public LambdaLogger getLogger() {
      return null;
    }
  }
}
