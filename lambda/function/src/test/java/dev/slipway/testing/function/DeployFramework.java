package dev.slipway.testing.function;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The CDK's provider framework between CloudFormation and a function (AWS CDK API reference, module
 * custom_resources): calls onEvent once and isComplete until it is complete, and answers.
 */
public final class DeployFramework {

  /** What CloudFormation takes of an answer. */
  private static final int LONGEST_ANSWER = 4_096;

  private final BiFunction<String, Duration, Response> function;
  private final Duration time;
  private int calls;

  /**
   * The answer to CloudFormation.
   *
   * @param reason why it failed, empty when it did not
   * @param calls how often isComplete was called
   */
  public record Answer(
      boolean success, String physicalId, String reason, Map<String, Object> data, int calls) {}

  /** Calls a function, which has this time for each call. */
  public DeployFramework(BiFunction<String, Duration, Response> function, Duration time) {
    this.function = function;
    this.time = time;
  }

  /** Hands an event of CloudFormation on. */
  public Answer handle(Map<String, Object> event) {
    calls = 0;
    Map<String, Object> begun = new LinkedHashMap<>(event);
    Response onEvent = call(event);
    if (onEvent.kind() != Kind.RESPONSE) {
      return failed(begun, onEvent);
    }
    begun.putAll(json(onEvent.body()));
    refuse(
        event.containsKey("PhysicalResourceId")
            && !event.get("PhysicalResourceId").equals(begun.get("PhysicalResourceId")),
        "the id has changed, which makes CloudFormation delete the old resource");
    return complete(begun);
  }

  /** Calls isComplete with what onEvent has answered, until it is complete. */
  private Answer complete(Map<String, Object> begun) {
    while (true) {
      calls++;
      Response response = call(begun);
      if (response.kind() != Kind.RESPONSE) {
        return failed(begun, response);
      }
      Map<String, Object> answer = json(response.body());
      if (Boolean.TRUE.equals(answer.get("IsComplete"))) {
        return succeeded(begun, answer);
      }
      refuse(answer.containsKey("Data"), "data come with the last answer only");
    }
  }

  private Answer succeeded(Map<String, Object> begun, Map<String, Object> answer) {
    Map<String, Object> data = new LinkedHashMap<>(map(begun.get("Data")));
    data.putAll(map(answer.get("Data")));
    return fitting(
        new Answer(true, String.valueOf(begun.get("PhysicalResourceId")), "", data, calls));
  }

  private Answer failed(Map<String, Object> event, Response response) {
    String id = String.valueOf(event.get("PhysicalResourceId"));
    String logs = "\n\nLogs: /aws/lambda/slipway\n";
    return fitting(new Answer(false, id, response.errorMessage() + logs, Map.of(), calls));
  }

  private static Answer fitting(Answer answer) {
    int bytes = text(Map.of("Reason", answer.reason, "Data", answer.data)).length + 600;
    refuse(bytes > LONGEST_ANSWER, "the answer has " + bytes + " bytes");
    return answer;
  }

  private Response call(Map<String, Object> event) {
    return function.apply(new String(text(event), StandardCharsets.UTF_8), time);
  }

  private static void refuse(boolean wrong, String reason) {
    if (wrong) {
      throw new AssertionError("The framework refuses the function's answer: " + reason);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static byte[] text(Map<String, ?> fields) {
    try {
      return JSON.std.asBytes(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> json(String text) {
    try {
      return JSON.std.mapFrom(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
