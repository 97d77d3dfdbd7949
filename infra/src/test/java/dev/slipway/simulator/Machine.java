package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.states.Execution;
import dev.slipway.states.StateFailed;
import dev.slipway.states.World;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * A state machine of a stack, with the rights of its role. A second of a pause takes a hundredth,
 * and no pause longer than a tenth of a second.
 */
final class Machine implements World {

  private static final int FASTER = 100;
  private static final Duration LONGEST = Duration.ofMillis(100);
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";

  private final Place place;
  private final Resource resource;
  private final BiFunction<String, String, Outcome> functions;
  private Pauses pauses = new Pauses(0, Duration.ZERO);

  /** How often something was waited for, and what all pauses take together in AWS. */
  record Pauses(int count, Duration total) {

    Pauses plus(Duration pause) {
      return new Pauses(count + 1, total.plus(pause));
    }
  }

  /** The machine of an ARN, whose tasks are functions by theirs. */
  Machine(Place place, String arn, BiFunction<String, String, Outcome> functions) {
    this.place = place;
    this.functions = functions;
    this.resource =
        place.values().template().all("AWS::StepFunctions::StateMachine").stream()
            .filter(one -> place.values().account().reference(one).equals(arn))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no state machine is " + arn));
  }

  /** Runs to the end. */
  Execution.End run(String input) {
    String definition = place.values().text(resource.properties().get("DefinitionString"));
    return new Execution(Json.tree(definition), this).run(Json.tree(input));
  }

  /** Those so far. */
  synchronized Pauses pauses() {
    return pauses;
  }

  @Override
  public JsonNode task(String service, JsonNode arguments) {
    if (!service.equals(INVOKE)) {
      return invoke(service, arguments);
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    String function = arguments.get("FunctionName").asText();
    return result.put("StatusCode", 200).set("Payload", invoke(function, arguments.get("Payload")));
  }

  private JsonNode invoke(String function, JsonNode event) {
    check("lambda:InvokeFunction", function);
    Outcome outcome = functions.apply(function, event.toString());
    if (outcome.failed()) {
      Map<String, Object> failure = Json.map(outcome.payload());
      throw new StateFailed(String.valueOf(failure.get("errorType")), outcome.payload());
    }
    return Json.tree(outcome.payload());
  }

  @Override
  public void child() {
    check("states:StartExecution", place.values().account().reference(resource));
  }

  private void check(String action, String about) {
    assertThat(place.policy(resource).allows(action, about))
        .as("%s may do %s on %s", resource.id(), action, about)
        .isTrue();
  }

  @Override
  public void pause(Duration pause) {
    Duration shorter = pause.dividedBy(FASTER);
    LockSupport.parkNanos((shorter.compareTo(LONGEST) > 0 ? LONGEST : shorter).toNanos());
    synchronized (this) {
      pauses = pauses.plus(pause);
    }
  }

  @Override
  public int mostRetries() {
    return place.conditions().mostRetries();
  }
}
