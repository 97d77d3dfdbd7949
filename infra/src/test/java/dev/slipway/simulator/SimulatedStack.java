package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.Cloud.Answers;
import dev.slipway.simulator.Machine.Pauses;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A stack as CloudFormation deploys it: functions first, then the resource that runs migrations
 * (AWS CloudFormation User Guide, "Custom resource request types"). An update that is taken back is
 * an update with old and new exchanged, after the functions are the old ones again.
 */
public final class SimulatedStack {

  private static final String TYPE = "Custom::SlipwayMigrations";
  private static final String ID =
      "arn:aws:cloudformation:" + Account.REGION + ":" + Account.ID + ":stack/Team/0a1b2c3d";

  private final Cloud cloud;
  private Conditions conditions;
  private Place current;
  private Place before;
  private String physicalId;
  private Map<String, Object> last;
  private int pauses;

  SimulatedStack(Cloud cloud, Conditions conditions) {
    this.cloud = cloud;
    this.conditions = conditions;
  }

  /** What is deployed from now on meets other conditions. */
  public SimulatedStack under(Conditions others) {
    conditions = others;
    return this;
  }

  /** The stack is made with a release. */
  public Answer create(Release release) {
    return createTold(release, 1).get(0);
  }

  /** The same, but the event is delivered several times at once. */
  public List<Answer> createTold(Release release, int times) {
    deploy(new Place(release, conditions));
    List<Answer> answers = send(event("Create"), times);
    physicalId = answers.get(0).physicalId();
    return answers;
  }

  /** The stack is updated to a release. */
  public Answer update(Release release) {
    before = current;
    deploy(new Place(release, conditions));
    Map<String, Object> event = event("Update");
    event.put("OldResourceProperties", properties(before));
    assertThat(properties(current))
        .as("CloudFormation sends an update where a property differs, and none elsewhere")
        .isNotEqualTo(properties(before));
    return send(event, 1).get(0);
  }

  /** The last update is taken back: it has failed, or something else in the stack has. */
  public Answer rollBack() {
    return update(before.release());
  }

  /** The last event comes once more, after it was answered. */
  public Answer redeliver() {
    return send(last, 1).get(0);
  }

  /** The stack is deleted, or what a failed create has left of it. */
  public Answer delete() {
    return send(event("Delete"), 1).get(0);
  }

  /** How often isComplete was not complete during the last event. */
  public int pauses() {
    return pauses;
  }

  private void deploy(Place place) {
    current = place;
    cloud.deploy(place);
  }

  private List<Answer> send(Map<String, Object> event, int times) {
    last = event;
    Answers answers = cloud.send(event, times);
    assertThat(answers.all()).as("answers to %s", event).hasSize(times);
    pauses = answers.pauses().stream().mapToInt(Pauses::count).sum();
    assertThat(answers.pauses())
        .as("CloudFormation waits no longer than ServiceTimeout")
        .allSatisfy(it -> assertThat(it.total()).isLessThanOrEqualTo(serviceTimeout()));
    return answers.all();
  }

  private Duration serviceTimeout() {
    return Duration.ofSeconds(Long.parseLong(properties(current).get("ServiceTimeout")));
  }

  private Map<String, Object> event(String type) {
    String request = UUID.randomUUID().toString();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("RequestType", type);
    event.put("ServiceToken", properties(current).get("ServiceToken"));
    event.put("ResponseURL", cloud.answerUrl(request));
    event.put("StackId", ID);
    event.put("RequestId", request);
    event.put("LogicalResourceId", resource(current).id());
    event.put("ResourceType", TYPE);
    event.put("ResourceProperties", properties(current));
    if (!type.equals("Create")) {
      event.put("PhysicalResourceId", physicalId);
    }
    return event;
  }

  private static Resource resource(Place place) {
    return place.release().template().only(TYPE);
  }

  private static Map<String, String> properties(Place place) {
    return place.values().texts(resource(place).properties());
  }
}
