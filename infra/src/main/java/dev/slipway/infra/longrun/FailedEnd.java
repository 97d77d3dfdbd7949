package dev.slipway.infra.longrun;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.constructs.Construct;

/** How an execution fails: with the function's own message where there is one, and what to do. */
final class FailedEnd {

  /** Where a failure that was caught is kept. */
  static final String FAILURE = "$.failure";

  private static final String GO_ON =
      " (What is committed stays. Next: mend what this says, and start the state machine again"
          + " with the same input; it goes on where it stopped.)";

  private final Construct scope;
  private final String suffix;

  /** One whose states end in a suffix, so that they differ from those of another. */
  FailedEnd(Construct scope, String suffix) {
    this.scope = scope;
    this.suffix = suffix;
  }

  /** Takes the failure of a call of the function. */
  IChainable ofCall() {
    // Lambda says why in JSON; what Step Functions says itself is text.
    return Choice.Builder.create(scope, "Who says why" + suffix)
        .build()
        .when(Condition.stringMatches(FAILURE + ".Cause", "{*\"errorMessage\"*}"), byFunction())
        .otherwise(
            Fail.Builder.create(scope, "No answer" + suffix)
                .errorPath(FAILURE + ".Error")
                .causePath(
                    JsonPath.format(
                        "The function gave no answer: {}" + GO_ON,
                        JsonPath.stringAt(FAILURE + ".Cause")))
                .build());
  }

  private IChainable byFunction() {
    return Pass.Builder.create(scope, "Read why" + suffix)
        .parameters(
            new TreeMap<>(
                Map.of(
                    "error", JsonPath.stringAt(FAILURE + ".Error"),
                    "said", JsonPath.stringToJson(JsonPath.stringAt(FAILURE + ".Cause")))))
        .build()
        .next(
            Fail.Builder.create(scope, "Failed" + suffix)
                .errorPath("$.error")
                .causePath(JsonPath.format("{}" + GO_ON, JsonPath.stringAt("$.said.errorMessage")))
                .build());
  }
}
