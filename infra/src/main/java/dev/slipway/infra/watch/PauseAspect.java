package dev.slipway.infra.watch;

import dev.slipway.infra.database.LeastCapacity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.Rule;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Turns schedules off when the template is written, where each look would wake the database. */
final class PauseAspect implements IAspect {

  private static final String OFF = "DISABLED";

  private final Construct scope;
  private final LeastCapacity capacity;
  private final List<Rule> schedules;

  PauseAspect(Construct scope, LeastCapacity capacity, List<Rule> schedules) {
    this.scope = scope;
    this.capacity = capacity;
    this.schedules = schedules;
  }

  @Override
  public void visit(IConstruct node) {
    if (node.equals(scope)) {
      apply(capacity.now());
    }
  }

  private void apply(@Nullable Object least) {
    if (least instanceof Number number) {
      if (number.doubleValue() == 0) {
        set(OFF);
      }
    } else if (least != null) {
      leaveToTheDeploy(least);
    }
  }

  private void leaveToTheDeploy(Object least) {
    if (isOfConditions(least)) {
      CfnCondition pauses =
          CfnCondition.Builder.create(scope, "Pauses")
              .expression(
                  Fn.conditionOr(Fn.conditionEquals(least, "0"), Fn.conditionEquals(least, "0.0")))
              .build();
      set(Fn.conditionIf(pauses.getLogicalId(), OFF, "ENABLED").toString());
    } else {
      Annotations.of(scope)
          .addWarningV2(
              "slipway:leastCapacity",
              "The cluster's least capacity is known at its deploy only. Where it is 0, the hourly"
                  + " look at the status keeps the cluster awake: say statusEvery(...), or"
                  + " withoutStatusSchedule().");
    }
  }

  /** Conditions may name nothing that a resource or another stack knows. */
  private boolean isOfConditions(Object least) {
    return capacity.stack().equals(Stack.of(scope)) && !least.toString().contains("Fn::GetAtt");
  }

  private void set(String state) {
    schedules.forEach(rule -> ((CfnRule) rule.getNode().getDefaultChild()).setState(state));
  }
}
