package dev.slipway.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** A standard execution of a definition whose paths are JSONPath (states-language.net). */
public final class Execution {

  private static final Set<String> OF_ALL =
      Set.of("Type", "Comment", "Next", "End", "InputPath", "OutputPath", "Parameters");

  private static final Map<String, Set<String>> OF_TYPE =
      Map.of(
          "Pass", Set.of("Result", "ResultPath"),
          "Wait", Set.of("Seconds"),
          "Choice", Set.of("Choices", "Default"),
          "Succeed", Set.of(),
          "Fail", Set.of("Error", "Cause", "ErrorPath", "CausePath"),
          "Task",
              Set.of(
                  "Resource", "TimeoutSeconds", "ResultSelector", "ResultPath", "Retry", "Catch"),
          "Map",
              Set.of(
                  "ItemsPath",
                  "ItemSelector",
                  "ItemProcessor",
                  "MaxConcurrency",
                  "ResultPath",
                  "Retry",
                  "Catch"));

  private final JsonNode definition;
  private final World world;
  private final BooleanSupplier stopped;
  private int events;

  /**
   * How an execution ended.
   *
   * @param output null when it failed
   * @param error the name of the error, empty when it succeeded
   * @param events how long its history is, of 25,000 events at most (AWS Step Functions quotas)
   */
  public record End(boolean succeeded, JsonNode output, String error, String cause, int events) {}

  /** An execution that nobody stops. */
  public Execution(JsonNode definition, World world) {
    this(definition, world, () -> false);
  }

  /** One that ends before its next state when it is to stop. */
  Execution(JsonNode definition, World world, BooleanSupplier stopped) {
    this.definition = definition;
    this.world = world;
    this.stopped = stopped;
  }

  /** Runs to its end. */
  public End run(JsonNode input) {
    return run(new Payload(input, JsonNodeFactory.instance.objectNode()));
  }

  private End run(Payload begin) {
    Payload payload = begin;
    String name = definition.get("StartAt").asText();
    try {
      while (true) {
        JsonNode state = state(name);
        Step step = step(state, payload);
        payload = payload.with(step.output);
        if (step.next == null) {
          return new End(true, payload.input(), "", "", events);
        }
        name = step.next;
      }
    } catch (StateFailed e) {
      return new End(false, null, e.error(), e.cause(), events);
    }
  }

  /** The fields that a type of state has, as far as the walk knows them; none for no type. */
  static Set<String> fieldsOf(String type) {
    Set<String> fields = new TreeSet<>(OF_TYPE.getOrDefault(type, Set.of()));
    fields.addAll(OF_TYPE.containsKey(type) ? OF_ALL : Set.of("Type"));
    return fields;
  }

  private JsonNode state(String name) {
    if (stopped.getAsBoolean()) {
      throw new StateFailed("Aborted", "another one has failed");
    }
    JsonNode state = definition.get("States").get(name);
    if (state == null) {
      throw new AssertionError("there is no state " + name);
    }
    Set<String> unknown = new TreeSet<>();
    state.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(fieldsOf(state.get("Type").asText()));
    if (!unknown.isEmpty()) {
      throw new AssertionError("the walk does not know " + unknown + " of " + name);
    }
    return state;
  }

  /** What a state has made of its input, and the state after it, null at the end. */
  private record Step(JsonNode output, String next) {}

  private Step step(JsonNode state, Payload payload) {
    events += 2;
    Payload own = payload.with(payload.value(state.path("InputPath").asText("$")));
    return switch (state.get("Type").asText()) {
      case "Choice" -> new Step(own.input(), choice(state, own));
      case "Succeed" -> new Step(output(state, own.input(), own), null);
      case "Fail" -> throw failure(state, own);
      case "Wait" -> {
        world.pause(Duration.ofSeconds(state.get("Seconds").asLong()));
        yield new Step(own.input(), next(state));
      }
      case "Pass" -> new Step(result(state, own, parameters(state, own)), next(state));
      default -> work(state, own);
    };
  }

  private static String next(JsonNode state) {
    if (state.path("End").asBoolean(false)) {
      return null;
    }
    return state.get("Next").asText();
  }

  private static String choice(JsonNode state, Payload payload) {
    for (JsonNode rule : state.get("Choices")) {
      if (new Rule(rule).holds(payload)) {
        return rule.get("Next").asText();
      }
    }
    if (!state.has("Default")) {
      throw new StateFailed("States.NoChoiceMatched", payload.input().toString());
    }
    return state.get("Default").asText();
  }

  private static StateFailed failure(JsonNode state, Payload payload) {
    return new StateFailed(text(state, "Error", payload), text(state, "Cause", payload));
  }

  private static String text(JsonNode state, String field, Payload payload) {
    JsonNode path = state.path(field + "Path");
    return path.isMissingNode()
        ? state.path(field).asText()
        : payload.value(path.asText()).asText();
  }

  private Step work(JsonNode state, Payload payload) {
    Attempts attempts = new Attempts(state, world.mostRetries());
    while (true) {
      try {
        return new Step(result(state, payload, done(state, payload)), next(state));
      } catch (StateFailed e) {
        Optional<Duration> pause = attempts.after(e);
        if (pause.isEmpty()) {
          return caught(state, payload, e);
        }
        world.pause(pause.get());
      }
    }
  }

  private JsonNode done(JsonNode state, Payload payload) {
    events += 3;
    JsonNode result =
        state.get("Type").asText().equals("Map")
            ? new Items(state, world).run(payload)
            : world.task(state.get("Resource").asText(), parameters(state, payload));
    return state.has("ResultSelector")
        ? payload.with(result).fill(state.get("ResultSelector"))
        : result;
  }

  private static Step caught(JsonNode state, Payload payload, StateFailed failure) {
    for (JsonNode catcher : state.path("Catch")) {
      if (failure.isOneOf(Attempts.names(catcher))) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.put("Error", failure.error()).put("Cause", failure.cause());
        return new Step(
            payload.put(catcher.path("ResultPath"), said), catcher.get("Next").asText());
      }
    }
    throw failure;
  }

  private static JsonNode parameters(JsonNode state, Payload payload) {
    return state.has("Parameters") ? payload.fill(state.get("Parameters")) : payload.input();
  }

  private static JsonNode result(JsonNode state, Payload payload, JsonNode result) {
    JsonNode made = state.path("Result").isMissingNode() ? result : state.get("Result");
    return output(state, payload.put(state.path("ResultPath"), made), payload);
  }

  private static JsonNode output(JsonNode state, JsonNode made, Payload payload) {
    return payload.with(made).value(state.path("OutputPath").asText("$"));
  }
}
