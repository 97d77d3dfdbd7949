package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.states.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A function that stands in for ours: from requests to reports.
 *
 * @param requests all that it was asked for so far
 * @param pauses how long was waited between, each time
 */
record StandIn(UnaryOperator<JsonNode> function, List<JsonNode> requests, List<Duration> pauses)
    implements World {

  static StandIn of(UnaryOperator<JsonNode> function) {
    return new StandIn(
        function,
        Collections.synchronizedList(new ArrayList<>()),
        Collections.synchronizedList(new ArrayList<>()));
  }

  @Override
  public JsonNode task(String resource, JsonNode arguments) {
    if (!resource.equals("arn:aws:states:::lambda:invoke")
        || !arguments.get("FunctionName").asText().startsWith("MigrationsFunction")) {
      throw new AssertionError("called was " + resource + " with " + arguments);
    }
    JsonNode request = arguments.get("Payload").get("slice");
    requests.add(request);
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("StatusCode", 200);
    return result.set("Payload", function.apply(request));
  }

  @Override
  public void pause(Duration time) {
    pauses.add(time);
  }
}
