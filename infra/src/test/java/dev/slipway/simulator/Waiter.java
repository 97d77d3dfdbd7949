package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * An execution of the framework's state machine: a task that is tried again, and what catches its
 * last failure (AWS Step Functions Developer Guide, "Error handling"). A second takes a hundredth.
 */
final class Waiter {

  private static final int FASTER = 100;

  private final JsonNode states;
  private final String start;
  private final int mostRetries;
  private final BiFunction<String, String, Outcome> functions;
  private Pauses pauses = new Pauses(0, Duration.ZERO);

  /** How often the first task was tried again, and what all pauses take together in AWS. */
  record Pauses(int count, Duration total) {

    Pauses plus(Duration pause) {
      return new Pauses(count + 1, total.plus(pause));
    }
  }

  /** An execution of a definition whose tasks are functions by ARN. */
  Waiter(JsonNode definition, int mostRetries, BiFunction<String, String, Outcome> functions) {
    this.states = definition.get("States");
    this.start = definition.get("StartAt").asText();
    this.mostRetries = mostRetries;
    this.functions = functions;
  }

  /** Runs to the end. */
  Pauses run(String input) {
    JsonNode task = states.get(start);
    Outcome outcome = functions.apply(task.get("Resource").asText(), input);
    JsonNode retry = task.get("Retry").get(0);
    int most = Math.min(mostRetries, retry.get("MaxAttempts").asInt());
    while (outcome.failed() && pauses.count() < most) {
      pause(Duration.ofSeconds(retry.get("IntervalSeconds").asInt()));
      outcome = functions.apply(task.get("Resource").asText(), input);
    }
    if (outcome.failed()) {
      JsonNode next = states.get(task.get("Catch").get(0).get("Next").asText());
      Outcome caught = functions.apply(next.get("Resource").asText(), failure(outcome));
      assertThat(caught.failed()).as(caught.payload()).isFalse();
    }
    return pauses;
  }

  private void pause(Duration pause) {
    LockSupport.parkNanos(pause.dividedBy(FASTER).toNanos());
    pauses = pauses.plus(pause);
  }

  private static String failure(Outcome outcome) {
    Object type = Json.map(outcome.payload()).get("errorType");
    return Json.text(Map.of("Error", type, "Cause", outcome.payload()));
  }
}
