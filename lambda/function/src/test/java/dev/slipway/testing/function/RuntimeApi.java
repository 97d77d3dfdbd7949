package dev.slipway.testing.function;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The Lambda Runtime API (2018-06-01) on the loopback interface, as seen by one function: it hands
 * out events one at a time and gives the answers back to the test.
 */
public final class RuntimeApi implements AutoCloseable {

  private static final String PREFIX = "/2018-06-01/runtime/";

  private final EventQueue events = new EventQueue();
  private final LoopbackHttp http = new LoopbackHttp(PREFIX, this::handle);

  /** Which way an invocation ended. */
  public enum Kind {
    /** The handler returned. */
    RESPONSE,
    /** The handler threw. */
    ERROR,
    /** The function could not be initialised. */
    INIT_ERROR,
    /** The process ended before it answered. */
    EXITED,
    /** The time was over; the process has been killed. */
    TIMED_OUT
  }

  /**
   * The end of an invocation.
   *
   * @param body what the function sent: the handler's answer or the error report
   * @param errorType type of the error, empty for a response
   * @param errorMessage its message, empty for a response
   * @param stackTrace its stack trace, empty for a response
   */
  public record Response(
      Kind kind, String body, String errorType, String errorMessage, List<String> stackTrace) {

    public static Response of(Kind kind, String body) {
      if (kind == Kind.RESPONSE) {
        return new Response(kind, body, "", "", List.of());
      }
      return new Response(
          kind,
          body,
          JsonText.string(body, "errorType"),
          JsonText.string(body, "errorMessage"),
          JsonText.strings(body, "stackTrace"));
    }

    static Response without(Kind kind, String errorType, String errorMessage) {
      return new Response(kind, "", errorType, errorMessage, List.of());
    }
  }

  /** Value for the variable AWS_LAMBDA_RUNTIME_API. */
  public String address() {
    return http.address();
  }

  /**
   * Sends an event and waits for the answer. The function's time begins when it takes the event;
   * when it is over, the process is killed, as Lambda does.
   */
  public Response invoke(String payload, Duration deadline) {
    return events.invoke(new Invocation(payload, deadline));
  }

  /**
   * Waits until the function is initialized, or done with its last event, and asks for the next.
   * Throws AssertionError if it ends instead, or the limit passes.
   */
  public void awaitIdle(Duration limit) {
    if (!events.awaitIdle(limit)) {
      throw new AssertionError("The function does not ask for an event within " + limit);
    }
  }

  EventQueue events() {
    return events;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String[] parts = path.split("/", -1);
    if (path.equals("invocation/next")) {
      next(exchange);
    } else if (path.equals("init/error")) {
      events.initFailed(Response.of(Kind.INIT_ERROR, body));
      answer(exchange, 202, "");
    } else if (parts.length == 3 && parts[0].equals("invocation")) {
      Kind kind = parts[2].equals("error") ? Kind.ERROR : Kind.RESPONSE;
      boolean known = events.complete(parts[1], Response.of(kind, body));
      answer(exchange, known ? 202 : 400, "");
    } else {
      answer(exchange, 404, "");
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    Invocation invocation = events.take();
    if (invocation == null) {
      exchange.close();
      return;
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.begin().toEpochMilli()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:us-east-1:123456789012:function:" + LambdaProcess.FUNCTION_NAME);
    answer(exchange, 200, invocation.payload());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    LoopbackHttp.answer(
        exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Stops the server; functions that wait for an event lose their connection. */
  @Override
  public void close() {
    events.close();
    http.close();
  }
}
