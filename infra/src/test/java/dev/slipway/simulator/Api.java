package dev.slipway.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.net.LoopbackHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the framework's functions reach of AWS: Lambda, Step Functions, and CloudFormation for
 * answers. The first part of a path is who asks.
 */
final class Api implements AutoCloseable {

  private static final String FUNCTIONS = "2015-03-31/functions/";
  private static final String ANSWERS = "answers/";

  private final Backend backend;
  private final LoopbackHttp http = new LoopbackHttp("/", this::handle);

  /** Who serves the requests. */
  interface Backend {
    Outcome invoke(String caller, String function, String event);

    void startExecution(String caller, String machine, String input);

    void answered(String request, String body);
  }

  Api(Backend backend) {
    this.backend = backend;
  }

  /** Where a function finds it. */
  String endpoint(Resource function) {
    return http.url() + "/" + function.id();
  }

  /** Where an answer is taken. */
  String answerUrl(String request) {
    return http.url() + "/cloudformation/" + ANSWERS + request;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      Outcome outcome = serve(path[0], path[1], body);
      if (outcome.failed()) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      }
      answer(exchange, 200, outcome.payload());
    } catch (Exception | Error e) {
      // Whatever it is: nobody else would end the caller's wait.
      answer(exchange, 403, String.valueOf(e));
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    LoopbackHttp.answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private Outcome serve(String caller, String path, String body) {
    if (path.startsWith(FUNCTIONS)) {
      return backend.invoke(caller, path.substring(FUNCTIONS.length()).split("/", 2)[0], body);
    }
    if (path.startsWith(ANSWERS)) {
      backend.answered(path.substring(ANSWERS.length()), body);
    } else {
      Map<String, Object> execution = Json.map(body);
      backend.startExecution(
          caller, (String) execution.get("stateMachineArn"), (String) execution.get("input"));
    }
    return new Outcome(false, "{}");
  }

  @Override
  public void close() {
    http.close();
  }
}
