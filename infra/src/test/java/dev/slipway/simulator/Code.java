package dev.slipway.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a function of a template runs: two that are equal need not be started anew.
 *
 * @param timeout how long one invocation may take
 */
record Code(Path path, String handler, Map<String, String> variables, Duration timeout) {

  static Code of(Resource function, Release release, Values values) {
    String key = values.text(function.map("Code").get("S3Key"));
    return new Code(
        release.asset(key).path(),
        values.text(function.properties().get("Handler")),
        variables(function, values),
        Duration.ofSeconds(Long.parseLong(values.text(function.properties().get("Timeout")))));
  }

  /** Those of the template, and those that Lambda makes of it. */
  private static Map<String, String> variables(Resource function, Values values) {
    @SuppressWarnings("unchecked")
    Map<String, Object> said =
        (Map<String, Object>) function.map("Environment").getOrDefault("Variables", Map.of());
    Map<String, String> variables = new HashMap<>(values.texts(said));
    if (variables.containsValue("")) {
      throw new AssertionError("Lambda sets empty variables, and ours are refused: " + variables);
    }
    variables.put("AWS_LAMBDA_FUNCTION_NAME", values.account().reference(function));
    variables.put(
        "AWS_LAMBDA_LOG_GROUP_NAME", values.text(function.map("LoggingConfig").get("LogGroup")));
    return Map.copyOf(variables);
  }

  Code withTimeout(Duration other) {
    return new Code(path, handler, variables, other);
  }
}
