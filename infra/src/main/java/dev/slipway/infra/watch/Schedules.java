package dev.slipway.infra.watch;

import dev.slipway.infra.database.LeastCapacity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** What the function is asked for again and again: its answers become metrics. */
public final class Schedules {

  private final Construct scope;
  private final IFunction function;

  /** Schedules of a function in a scope. */
  public Schedules(Construct scope, IFunction function) {
    this.scope = scope;
    this.function = function;
  }

  /** Adds those that are wanted. */
  public void add(WatchProps props) {
    props.statusEvery().ifPresent(every -> addStatus(every, props.undisturbed()));
    props.backupEvery().ifPresent(every -> add("Backup", "backup", every));
  }

  private void addStatus(Duration every, Optional<LeastCapacity> capacity) {
    List<Rule> looks = List.of(add("Status", "status", every), add("Drift", "drift", every));
    capacity.ifPresent(least -> Aspects.of(scope).add(new PauseAspect(scope, least, looks)));
  }

  private Rule add(String id, String action, Duration every) {
    return Rule.Builder.create(scope, id + "Schedule")
        .description("Slipway: asks for the action " + action)
        .schedule(Schedule.rate(every))
        .targets(List.of(target(action)))
        .build();
  }

  private LambdaFunction target(String action) {
    return LambdaFunction.Builder.create(function)
        .event(RuleTargetInput.fromObject(Map.of("action", action)))
        // The next one comes soon enough.
        .retryAttempts(0)
        .build();
  }
}
