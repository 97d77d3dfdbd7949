package dev.slipway.infra.longrun;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.INextable;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.Result;
import software.amazon.awscdk.services.stepfunctions.Succeed;
import software.amazon.awscdk.services.stepfunctions.Wait;
import software.amazon.awscdk.services.stepfunctions.WaitTime;
import software.constructs.Construct;

/** Asks for one thing again and again until it is done, with pauses between. */
final class SliceLoop {

  /**
   * A slice takes up to 14 events of a history of 25,000 (AWS Step Functions quotas), retries not
   * counted; of 14 minutes each, these are 14 days.
   */
  private static final int MOST_SLICES = 1_500;

  /** How often somebody else may be at it; a slice of a call that was cut off lasts 14 minutes. */
  private static final int MOST_BUSY = 30;

  private static final Duration BETWEEN_SLICES = Duration.seconds(5);
  private static final Duration WHILE_BUSY = Duration.minutes(1);

  /** So a hold may last for two weeks. */
  private static final Duration WHILE_HELD = Duration.minutes(15);

  private static final String OUTCOME = Slice.REPORT + ".outcome";
  private static final String HELD = Slice.REPORT + ".held";
  private static final String LIMIT_REACHED = Slice.REPORT + ".limitReached";
  private static final String RESUME = Slice.REQUEST + ".resume";
  private static final String SLICES = "$.slices";
  private static final String BUSY = "$.busy";

  private final Construct scope;
  private final IChainable slice;
  private final Choice outcome;

  private SliceLoop(Construct scope, IChainable slice) {
    this.scope = scope;
    this.slice = slice;
    this.outcome = Choice.Builder.create(scope, "Outcome").build();
  }

  /** What the loop begins with, as the parameters of a state before it. */
  static Map<String, Object> start(Object request) {
    return of(request, 0, 0);
  }

  private static Map<String, Object> of(Object request, Object slices, Object busy) {
    return new TreeMap<>(Map.of("request", request, "slices", slices, "busy", busy));
  }

  /** Adds its states to a scope; the first takes what {@link #start} says. */
  static IChainable add(Construct scope, IFunction function) {
    var slice = Slice.add(scope, "Slice", function, new FailedEnd(scope, ""));
    slice.next(new SliceLoop(scope, slice).outcome());
    return slice;
  }

  private IChainable outcome() {
    return outcome
        .when(
            // What answers without one has nothing to go on with; failures are errors.
            Condition.or(Condition.isNotPresent(OUTCOME), is("DONE"), is("NOTHING_TO_DO")),
            Succeed.Builder.create(scope, "Done").outputPath(Slice.REPORT).build())
        .when(
            Condition.numberGreaterThanEquals(SLICES, MOST_SLICES),
            failure(
                "Too many slices",
                "Not done after "
                    + MOST_SLICES
                    + " slices. Start the state machine again with the same input; it goes on"
                    + " where it stopped."))
        .when(
            Condition.and(is("PAUSED"), isTrue(LIMIT_REACHED)),
            Succeed.Builder.create(scope, "As far as was asked").outputPath(Slice.REPORT).build())
        .when(Condition.and(is("PAUSED"), isTrue(RESUME)), resumed())
        .when(Condition.and(is("PAUSED"), isTrue(HELD)), again("Held by somebody", WHILE_HELD, 0))
        .when(is("PAUSED"), again("Paused", BETWEEN_SLICES, 0))
        .when(
            Condition.and(is("BUSY"), Condition.numberLessThan(BUSY, MOST_BUSY)),
            again("Busy", WHILE_BUSY, JsonPath.mathAdd(JsonPath.numberAt(BUSY), 1)))
        .otherwise(otherwise());
  }

  private static Condition is(String outcome) {
    return Condition.stringEquals(OUTCOME, outcome);
  }

  private static Condition isTrue(String path) {
    return Condition.and(Condition.isPresent(path), Condition.booleanEquals(path, true));
  }

  /** Who holds it from now on, is not to be overruled by the next slice. */
  private IChainable resumed() {
    Pass once =
        Pass.Builder.create(scope, "Resumed")
            .result(Result.fromBoolean(false))
            .resultPath(RESUME)
            .build();
    return once.next(outcome);
  }

  private IChainable again(String why, Duration pause, Object busy) {
    INextable counted =
        Pass.Builder.create(scope, "After: " + why)
            .parameters(
                of(
                    JsonPath.objectAt(Slice.REQUEST),
                    JsonPath.mathAdd(JsonPath.numberAt(SLICES), 1),
                    busy))
            .build();
    counted.next(slice);
    return Wait.Builder.create(scope, why)
        .time(WaitTime.duration(pause))
        .build()
        .next((IChainable) counted);
  }

  private IChainable otherwise() {
    return Fail.Builder.create(scope, "Not done")
        .error("NotDone")
        .causePath(
            JsonPath.format(
                "The action ended as {}. Look at the report in the state before this one, and with"
                    + " the action history.",
                JsonPath.stringAt(OUTCOME)))
        .build();
  }

  private IChainable failure(String name, String cause) {
    return Fail.Builder.create(scope, name).error("NotDone").cause(cause).build();
  }
}
