package dev.slipway.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a test changes about the world around a stack.
 *
 * @param databasePort where the database listens, or what stands before it
 * @param functionTime how long one call of the function may take; nothing for what the template
 *     says
 * @param begunAgo how long ago deploys have begun that begin now
 * @param mostRetries how often the framework asks again; never more than the template says
 */
public record Conditions(
    int databasePort, Optional<Duration> functionTime, Duration begunAgo, int mostRetries) {

  /** Nothing but a database. */
  public static Conditions with(int databasePort) {
    return new Conditions(databasePort, Optional.empty(), Duration.ZERO, Integer.MAX_VALUE);
  }

  /** Calls of the function end earlier. */
  public Conditions functionTime(Duration time) {
    return new Conditions(databasePort, Optional.of(time), begunAgo, mostRetries);
  }

  /** The time of deploys is as good as over, or over, when they begin. */
  public Conditions begunAgo(Duration time) {
    return new Conditions(databasePort, functionTime, time, mostRetries);
  }

  /** The framework gives up earlier. */
  public Conditions mostRetries(int retries) {
    return new Conditions(databasePort, functionTime, begunAgo, retries);
  }

  /** The event of a deploy with the moment at which it has begun here; others as they are. */
  String begunEarlier(String event) {
    if (begunAgo.isZero()) {
      return event;
    }
    Map<String, Object> fields = Json.map(event);
    if (fields.get("Data") instanceof Map<?, ?> data && data.get("slipway") instanceof String at) {
      fields.put("Data", Map.of("slipway", Instant.parse(at).minus(begunAgo).toString()));
    }
    return Json.text(fields);
  }
}
