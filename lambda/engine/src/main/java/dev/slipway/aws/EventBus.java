package dev.slipway.aws;

import dev.slipway.error.SlipwayException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** A bus of Amazon EventBridge. Needs the right events:PutEvents on it. */
public final class EventBus {

  private final String name;

  /** That of a name, or of an ARN, which may be of another account. Nothing is asked yet. */
  public EventBus(String name) {
    this.name = name;
  }

  /**
   * Puts one event. Throws {@link AwsFailure} when it is not taken, after some seconds at most.
   *
   * @param detail as JSON
   */
  public void put(String source, String type, String detail) {
    Map<String, String> entry =
        Map.of("Source", source, "DetailType", type, "Detail", detail, "EventBusName", name);
    try {
      Map<String, Object> answer = calls().call("PutEvents", Map.of("Entries", List.of(entry)));
      if (!Integer.valueOf(0).equals(answer.getOrDefault("FailedEntryCount", 0))) {
        throw refused(
            SdkException.builder().message(String.valueOf(answer.get("Entries"))).build());
      }
    } catch (SdkException e) {
      throw refused(e);
    }
  }

  private SlipwayException refused(SdkException cause) {
    return AwsFailure.of(
        "The event of the run's end was not taken",
        cause,
        "Check that EventBridge is reached (by an interface endpoint for events in an isolated"
            + " subnet), and events:PutEvents on "
            + name
            + ".");
  }

  private JsonCalls calls() {
    String[] parts = name.split(":", -1);
    Region region =
        parts.length > 3
            ? Region.of(parts[3])
            : DefaultAwsRegionProviderChain.builder().build().getRegion();
    return JsonCalls.brief(JsonService.EVENTS, region);
  }
}
