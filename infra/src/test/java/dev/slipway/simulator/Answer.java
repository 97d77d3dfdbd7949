package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.leaks.Leaks;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What CloudFormation is told about an event (AWS CloudFormation User Guide, "Custom resource
 * response objects"). One that it would not take is refused here.
 *
 * @param reason why it failed
 * @param data what Fn::GetAtt of the resource gives
 */
public record Answer(
    boolean success, String reason, String physicalId, Map<String, Object> data, int bytes) {

  /** The longest that CloudFormation takes. */
  static final int MOST_BYTES = 4_096;

  /** The answer to an event. */
  static Answer of(Map<String, Object> event, String body) {
    Map<String, Object> fields = Json.map(Leaks.watched("answer", body));
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).as("bytes of the answer %s", body).isLessThanOrEqualTo(MOST_BYTES);
    for (String name : new String[] {"StackId", "RequestId", "LogicalResourceId"}) {
      assertThat(fields).containsEntry(name, event.get(name));
    }
    assertThat(fields.get("Status")).isIn("SUCCESS", "FAILED");
    assertThat((String) fields.get("PhysicalResourceId")).isNotBlank();
    if (event.containsKey("PhysicalResourceId")) {
      assertThat(fields)
          .as("with another id, CloudFormation deletes the resource of the old one")
          .containsEntry("PhysicalResourceId", event.get("PhysicalResourceId"));
    }
    return new Answer(
        fields.get("Status").equals("SUCCESS"),
        (String) fields.get("Reason"),
        (String) fields.get("PhysicalResourceId"),
        data(fields),
        bytes);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(Map<String, Object> fields) {
    return (Map<String, Object>) fields.getOrDefault("Data", Map.of());
  }

  /** The first line of the reason, which is what a console shows. */
  public String headline() {
    return reason.lines().findFirst().orElse("");
  }
}
