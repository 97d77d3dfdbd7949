package dev.slipway.infra;

import dev.slipway.infra.DatabaseMigrationsProps.WatchProps;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** Asks for the status again and again; the function publishes it as metrics. */
final class StatusSchedule {

  private StatusSchedule() {}

  static void add(Construct scope, WatchProps watch, IFunction function) {
    watch
        .statusEvery()
        .ifPresent(
            every ->
                Rule.Builder.create(scope, "StatusSchedule")
                    .description("Slipway: publishes the status of the migrations")
                    .schedule(Schedule.rate(every))
                    .targets(List.of(status(function)))
                    .build());
  }

  private static LambdaFunction status(IFunction function) {
    return LambdaFunction.Builder.create(function)
        .event(RuleTargetInput.fromObject(Map.of("action", "status")))
        // The next one comes soon enough.
        .retryAttempts(0)
        .build();
  }
}
