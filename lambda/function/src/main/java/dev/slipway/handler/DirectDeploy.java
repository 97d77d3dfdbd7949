package dev.slipway.handler;

import dev.slipway.action.Json;
import dev.slipway.aws.CloudFormationAnswers;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deploy that CloudFormation sends to the function itself, without the CDK's framework between
 * them: all of it in one call, and answered by the function. What does not fit into its time fails,
 * and the next deploy goes on.
 */
final class DirectDeploy {

  private static final String URL = "ResponseURL";

  private final Invocation invocation;
  private final Map<String, Object> event;

  DirectDeploy(Invocation invocation, Map<String, Object> event) {
    this.invocation = invocation;
    this.event = event;
  }

  /**
   * Does it and answers, also where it fails. Throws {@link dev.slipway.error.InvalidInput} for an
   * event that does not want its answer sent to CloudFormation; nothing is done then.
   */
  Map<String, Object> answer() {
    CloudFormationAnswers answers =
        CloudFormationAnswers.to(String.valueOf(event.get(URL)), invocation.variables());
    Map<String, Object> answer = outcome();
    answers.send(Json.text(answer));
    return answer;
  }

  private Map<String, Object> outcome() {
    try {
      return succeeded(new Deploys(invocation).whole(DeployEvent.of(event)));
    } catch (OutOfMemoryError e) {
      return failed(SlipwayHandler.heapUsedUp(e));
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  private Map<String, Object> failed(RuntimeException failure) {
    invocation.log().failed(failure);
    String reason = DeployFailed.of(failure, LogPlace.of(invocation.variables())).getMessage();
    return about("FAILED", reason == null ? "" : reason, Map.of());
  }

  private Map<String, Object> succeeded(Map<String, Object> complete) {
    Object data = complete.getOrDefault("Data", Map.of());
    return about("SUCCESS", "", data);
  }

  private Map<String, Object> about(String status, String reason, Object data) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Status", status);
    answer.put("Reason", reason);
    answer.put("PhysicalResourceId", physicalId());
    for (String name : new String[] {"StackId", "RequestId", "LogicalResourceId"}) {
      answer.put(name, text(event.get(name)));
    }
    answer.put("Data", data);
    return answer;
  }

  /** The same whatever happens: another one would make CloudFormation delete the old. */
  private String physicalId() {
    String known = text(event.get("PhysicalResourceId"));
    return known.isEmpty() ? "slipway-" + invocation.nameForResource() : known;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
