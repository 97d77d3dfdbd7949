package dev.slipway.infra.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/** What the function is asked for again and again: its answers become metrics. */
public final class Schedules {

  private final Construct scope;
  private final IFunction function;
  private final @Nullable IStateMachine longRuns;

  /**
   * Schedules of a function in a scope. What may take long is asked for by a state machine where
   * there is one.
   */
  public Schedules(Construct scope, IFunction function, @Nullable IStateMachine longRuns) {
    this.scope = scope;
    this.function = function;
    this.longRuns = longRuns;
  }

  /** Adds those that are wanted. */
  public void add(WatchProps props) {
    props.statusEvery().ifPresent(every -> addLooks(every, props));
    props.backupEvery().ifPresent(every -> add("Backup", "backup", every));
    for (int i = 0; i < props.refreshes().size(); i++) {
      addRefresh("Refresh" + (i == 0 ? "" : i + 1), props.refreshes().get(i));
    }
  }

  private void addRefresh(String id, Refresh refresh) {
    Map<String, Object> request = new TreeMap<>(Map.of("action", "refresh"));
    if (!refresh.views().isEmpty()) {
      request.put("views", refresh.views());
    }
    add(id, refresh.schedule(), request);
  }

  private void addLooks(Duration every, WatchProps props) {
    List<Rule> looks = new ArrayList<>();
    looks.add(add("Status", "status", every));
    looks.add(add("Drift", "drift", every));
    if (props.backfills()) {
      looks.add(add("Backfills", "backfills", every));
    }
    props
        .undisturbed()
        .ifPresent(least -> Aspects.of(scope).add(new PauseAspect(scope, least, looks)));
  }

  private Rule add(String id, String action, Duration every) {
    return rule(id, Schedule.rate(every), action, target(Map.of("action", action)));
  }

  private void add(String id, Schedule schedule, Map<String, Object> request) {
    String action = String.valueOf(request.get("action"));
    rule(id, schedule, action, longRuns == null ? target(request) : target(longRuns, request));
  }

  private Rule rule(String id, Schedule schedule, String action, IRuleTarget target) {
    return Rule.Builder.create(scope, id + "Schedule")
        .description("Slipway: asks for the action " + action)
        .schedule(schedule)
        .targets(List.of(target))
        .build();
  }

  private static IRuleTarget target(IStateMachine machine, Map<String, Object> request) {
    return SfnStateMachine.Builder.create(machine)
        .input(RuleTargetInput.fromObject(request))
        .retryAttempts(0)
        .build();
  }

  private IRuleTarget target(Map<String, Object> request) {
    return LambdaFunction.Builder.create(function)
        .event(RuleTargetInput.fromObject(request))
        // The next one comes soon enough.
        .retryAttempts(0)
        .build();
  }
}
