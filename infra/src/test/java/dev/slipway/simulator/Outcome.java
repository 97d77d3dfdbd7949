package dev.slipway.simulator;

import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.util.Map;

/**
 * What Lambda answers to who invokes a function (AWS Lambda API Reference, "Invoke").
 *
 * @param failed true when the function has thrown, died or taken too long
 */
record Outcome(boolean failed, String payload) {

  static Outcome of(Response response) {
    return switch (response.kind()) {
      case RESPONSE -> new Outcome(false, response.body());
      case ERROR, INIT_ERROR -> new Outcome(true, response.body());
      case EXITED, TIMED_OUT -> new Outcome(true, report(response));
    };
  }

  private static String report(Response response) {
    return response.kind() == Kind.TIMED_OUT
        ? Json.text(
            Map.of("errorType", "Sandbox.Timedout", "errorMessage", "Error: Task timed out"))
        : Json.text(
            Map.of(
                "errorType", "Runtime.ExitError",
                "errorMessage", "Error: Runtime exited with error: signal: killed"));
  }
}
