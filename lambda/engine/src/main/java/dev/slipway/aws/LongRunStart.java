package dev.slipway.aws;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/**
 * A state machine of AWS Step Functions that asks for an action until it is done. Needs the right
 * states:StartExecution on it.
 */
public final class LongRunStart {

  private static final String STARTED_BEFORE = "ExecutionAlreadyExists";

  private final String arn;

  /** That of an ARN; nothing is asked yet. */
  public LongRunStart(String arn) {
    this.arn = arn;
  }

  /**
   * Starts an execution; one of a name that was started before is not started again. Throws {@link
   * AwsFailure} when it cannot be started.
   *
   * @param name 1 to 80 letters, digits and hyphens
   * @param request what it asks for, as JSON
   */
  public void start(String name, String request) {
    Map<String, String> execution = Map.of("stateMachineArn", arn, "name", name, "input", request);
    try {
      FreshRights.awaited(() -> calls().call("StartExecution", execution));
    } catch (SdkException e) {
      if (!JsonCalls.code(e).equals(STARTED_BEFORE)) {
        throw AwsFailure.of(
            "The state machine of long runs cannot be started",
            e,
            "Check that Step Functions are reached (by an interface endpoint for states in an"
                + " isolated subnet), and states:StartExecution on "
                + arn
                + ".");
      }
    }
  }

  private JsonCalls calls() {
    return new JsonCalls(JsonService.STEP_FUNCTIONS, Region.of((arn + ":::").split(":", -1)[3]));
  }
}
