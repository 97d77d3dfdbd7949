package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * An execution of the framework's state machine: a task that is tried again, and what catches its
 * last failure (AWS Step Functions Developer Guide, "Error handling"). A second takes a hundredth.
 */
final class Waiter {

  private static final long MILLIS_OF_A_SECOND = 10L;

  private final JsonNode states;
  private final String start;
  private final int mostRetries;
  private final BiFunction<String, String, Outcome> functions;
  private int retries;

  /** An execution of a definition whose tasks are functions by ARN. */
  Waiter(JsonNode definition, int mostRetries, BiFunction<String, String, Outcome> functions) {
    this.states = definition.get("States");
    this.start = definition.get("StartAt").asText();
    this.mostRetries = mostRetries;
    this.functions = functions;
  }

  /** Runs to the end and tells how often the first task was tried again. */
  int run(String input) {
    JsonNode task = states.get(start);
    Outcome outcome = functions.apply(task.get("Resource").asText(), input);
    JsonNode retry = task.get("Retry").get(0);
    int most = Math.min(mostRetries, retry.get("MaxAttempts").asInt());
    while (outcome.failed() && retries < most) {
      pause(retry.get("IntervalSeconds").asInt());
      retries++;
      outcome = functions.apply(task.get("Resource").asText(), input);
    }
    if (outcome.failed()) {
      JsonNode next = states.get(task.get("Catch").get(0).get("Next").asText());
      Outcome caught = functions.apply(next.get("Resource").asText(), failure(outcome));
      assertThat(caught.failed()).as(caught.payload()).isFalse();
    }
    return retries;
  }

  private static void pause(int seconds) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(seconds * MILLIS_OF_A_SECOND));
  }

  private static String failure(Outcome outcome) {
    Object type = Json.map(outcome.payload()).get("errorType");
    return Json.text(Map.of("Error", type, "Cause", outcome.payload()));
  }
}
