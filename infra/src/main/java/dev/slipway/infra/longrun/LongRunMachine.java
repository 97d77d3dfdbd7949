package dev.slipway.infra.longrun;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** State machines of a function, which may call it and do nothing else. */
public final class LongRunMachine {

  private static final String RESTARTS =
      "Nothing was done: with restart, each slice would begin at the first row. Next: ask the"
          + " function itself once, with restart and maxRows 1, and start the state machine without"
          + " restart; it goes on from there.";

  private static final String COUNTS =
      "Nothing was done: without a target, each slice would count anew and take back more. Next:"
          + " start the state machine with target, the version that stays.";

  private final Construct scope;
  private final IFunction function;
  private final ILogGroup logs;

  /** Machines in a scope. */
  public LongRunMachine(Construct scope, IFunction function, ILogGroup logs) {
    this.scope = scope;
    this.function = function;
    this.logs = logs;
  }

  /** One whose input is a request, as the function takes it; its output is the last report. */
  public StateMachine ofActions() {
    Construct states = new Construct(scope, "LongRuns");
    Pass begin =
        Pass.Builder.create(states, "Begin")
            .parameters(SliceLoop.start(JsonPath.objectAt("$")))
            .build();
    IChainable restarts =
        Fail.Builder.create(states, "Restarts").error("Restarts").cause(RESTARTS).build();
    IChainable counts = Fail.Builder.create(states, "Counts").error("Counts").cause(COUNTS).build();
    Choice allowed =
        Choice.Builder.create(states, "Does it begin anew")
            .build()
            .when(
                Condition.and(
                    Condition.isPresent("$.restart"), Condition.booleanEquals("$.restart", true)),
                restarts)
            .when(
                Condition.and(
                    Condition.isPresent("$.action"),
                    Condition.stringEquals("$.action", "down"),
                    Condition.or(Condition.isNotPresent("$.target"), Condition.isNull("$.target"))),
                counts)
            .otherwise(begin);
    begin.next(SliceLoop.add(states, function));
    return machine(states, "Slipway: asks for an action until it is done", allowed);
  }

  /** One whose input are the fields of a backfill, which it runs in ranges of keys. */
  public StateMachine ofRanges(Ranges ranges) {
    Construct states = new Construct(scope, "ParallelBackfills");
    return machine(
        states,
        "Slipway: runs a backfill in ranges of keys side by side",
        new RangesChain(states, function, ranges).add());
  }

  /**
   * Lets a function start a machine. A policy beside the function's own, for which the function
   * does not wait: the machine waits for the function.
   */
  public static Policy allowStart(Construct scope, StateMachine machine, IFunction function) {
    return Policy.Builder.create(scope, "StartLongRuns")
        .roles(Stream.ofNullable(function.getRole()).toList())
        .statements(
            List.of(
                PolicyStatement.Builder.create()
                    .actions(List.of("states:StartExecution"))
                    .resources(List.of(machine.getStateMachineArn()))
                    .build()))
        .build();
  }

  private StateMachine machine(Construct states, String comment, IChainable definition) {
    return StateMachine.Builder.create(states, "Machine")
        .comment(comment)
        .definitionBody(DefinitionBody.fromChainable(definition))
        .tracingEnabled(true)
        .logs(
            LogOptions.builder()
                .destination(logs)
                .level(LogLevel.ALL)
                // Parameters are the team's data; the history of an execution has them.
                .includeExecutionData(false)
                .build())
        .build();
  }
}
