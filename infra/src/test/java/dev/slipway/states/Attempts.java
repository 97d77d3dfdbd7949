package dev.slipway.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What is left of a state's retriers while it runs (states-language.net, "Errors"). */
final class Attempts {

  private final JsonNode retriers;
  private final int most;
  private final Map<JsonNode, Integer> used = new HashMap<>();

  /** Those of a state, none of which is used more often than {@code most}. */
  Attempts(JsonNode state, int most) {
    this.retriers = state.path("Retry");
    this.most = most;
  }

  /** How long to wait before the next attempt; nothing when there is none. */
  Optional<Duration> after(StateFailed failure) {
    for (JsonNode retrier : retriers) {
      if (failure.isOneOf(names(retrier))) {
        int before = used.merge(retrier, 1, Integer::sum) - 1;
        int attempts = Math.min(most, retrier.path("MaxAttempts").asInt(3));
        return before < attempts ? Optional.of(pause(retrier, before)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Where jitter may shorten it, the longest. */
  private static Duration pause(JsonNode retrier, int before) {
    double seconds =
        retrier.path("IntervalSeconds").asInt(1)
            * Math.pow(retrier.path("BackoffRate").asDouble(2), before);
    return Duration.ofSeconds(
        (long) Math.min(seconds, retrier.path("MaxDelaySeconds").asInt(31_622_400)));
  }

  static List<String> names(JsonNode rule) {
    return StreamSupport.stream(rule.get("ErrorEquals").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
