package dev.slipway.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a function of a template runs: two that are equal need not be started anew.
 *
 * @param timeout how long one invocation may take
 */
record Code(Path path, String handler, Map<String, String> variables, Duration timeout) {

  static Code of(Resource function, Release release, Values values) {
    String key = values.text(function.map("Code").get("S3Key"));
    @SuppressWarnings("unchecked")
    Map<String, Object> variables =
        (Map<String, Object>) function.map("Environment").getOrDefault("Variables", Map.of());
    return new Code(
        release.asset(key).path(),
        values.text(function.properties().get("Handler")),
        values.texts(variables),
        Duration.ofSeconds(Long.parseLong(values.text(function.properties().get("Timeout")))));
  }

  Code withTimeout(Duration other) {
    return new Code(path, handler, variables, other);
  }
}
