package dev.slipway.infra.longrun;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.DistributedMap;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.amazon.awscdk.services.stepfunctions.Succeed;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * A backfill in ranges of keys: one call cuts it, then each range has a loop of its own. One that
 * fails, fails the whole; the others end with the slice that they are in. Started again, ranges
 * that are done have nothing to do.
 */
final class RangesChain {

  private static final String ITEM = "$$.Map.Item.Value";

  private static final String CUT = "\\{\"action\":\"backfill\",\"execute\":true,\"parts\":{}\\}";

  /** What the cutting was asked for once, is not asked of each range. */
  private static final String RANGE = "\\{\"part\":{},\"restart\":false\\}";

  private static final String RANGE_FAILED =
      "A range failed, and the others stop when their slices end, within 14 minutes ({}). What is"
          + " committed stays. The action backfills says which and why. Next: mend it, and start"
          + " the state machine again with the same input; each range goes on where it stopped.";

  private final Construct scope;
  private final IFunction function;
  private final Ranges ranges;

  RangesChain(Construct scope, IFunction function, Ranges ranges) {
    this.scope = scope;
    this.function = function;
    this.ranges = ranges;
  }

  /** Adds its states to the scope. */
  IChainable add() {
    LambdaInvoke cut = Slice.add(scope, "Cut", function, new FailedEnd(scope, " (cutting)"));
    return Pass.Builder.create(scope, "Begin")
        .parameters(
            new TreeMap<>(
                Map.of(
                    "request",
                    withFields("$", CUT, String.valueOf(ranges.count())),
                    "ranges",
                    JsonPath.arrayRange(1, ranges.count(), 1))))
        .build()
        .next(cut)
        .next(each())
        .next(Succeed.Builder.create(scope, "All done").build());
  }

  private DistributedMap each() {
    DistributedMap map =
        DistributedMap.Builder.create(scope, "Ranges")
            .itemsPath("$.ranges")
            .itemSelector(
                SliceLoop.start(withFields(Slice.REQUEST, RANGE, JsonPath.stringAt(ITEM))))
            .maxConcurrency(ranges.atOnce())
            .mapExecutionType(StateMachineType.STANDARD)
            .build();
    map.itemProcessor(SliceLoop.add(new Construct(scope, "Range"), function));
    map.addCatch(
        Fail.Builder.create(scope, "A range failed")
            .errorPath(FailedEnd.FAILURE + ".Error")
            .causePath(
                JsonPath.format(RANGE_FAILED, JsonPath.stringAt(FailedEnd.FAILURE + ".Cause")))
            .build(),
        CatchProps.builder().errors(List.of("States.ALL")).resultPath(FailedEnd.FAILURE).build());
    return map;
  }

  /** A request with more fields, which win over its own. */
  private static Object withFields(String request, String fields, String value) {
    return JsonPath.jsonMerge(
        JsonPath.objectAt(request), JsonPath.stringToJson(JsonPath.format(fields, value)));
  }
}
