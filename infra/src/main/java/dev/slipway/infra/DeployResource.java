package dev.slipway.infra;

import dev.slipway.config.DeployProperties;
import dev.slipway.infra.DatabaseMigrationsProps.RunProps;
import dev.slipway.infra.function.FunctionProps;
import dev.slipway.infra.function.MigrationFiles;
import dev.slipway.infra.function.Net;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.Provider;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * What CloudFormation sees of the migrations. Where the CDK's framework stands between it and the
 * function, it answers even when the function dies.
 */
final class DeployResource {

  private static final Duration LONGEST_DEPLOY = Duration.hours(1);

  /** One call of the function, and a minute in which its answer arrives. */
  private static final Duration LONGEST_CALL = FunctionProps.TIMEOUT.plus(Duration.minutes(1));

  private static final Duration BETWEEN_CALLS = Duration.seconds(10);

  private final DatabaseMigrationsProps props;
  private final MigrationFiles migrations;
  private final ILogGroup logs;
  private final @Nullable StateMachine longRuns;

  /** {@code longRuns} is null where there is no state machine. */
  DeployResource(
      DatabaseMigrationsProps props,
      MigrationFiles migrations,
      ILogGroup logs,
      @Nullable StateMachine longRuns) {
    this.longRuns = longRuns;
    this.props = props;
    this.migrations = migrations;
    this.logs = logs;
  }

  CustomResource add(Construct scope, IFunction function, ISecurityGroup group) {
    boolean direct = props.caller() == DeployCaller.CLOUDFORMATION;
    return CustomResource.Builder.create(scope, "Resource")
        .resourceType("Custom::SlipwayMigrations")
        .serviceToken(direct ? function.getFunctionArn() : framework(scope, function, group))
        .serviceTimeout(direct ? LONGEST_CALL : LONGEST_DEPLOY)
        .properties(properties(Stack.of(scope)))
        .build();
  }

  private String framework(Construct scope, IFunction function, ISecurityGroup group) {
    Provider.Builder provider =
        Provider.Builder.create(scope, "Provider")
            .onEventHandler(function)
            .isCompleteHandler(function)
            .totalTimeout(LONGEST_DEPLOY)
            .queryInterval(BETWEEN_CALLS)
            // The functions write the log; older versions of the CDK would add another.
            .disableWaiterStateMachineLogging(true)
            .logGroup(logs)
            .providerFunctionEnvEncryption(props.function().logs().key());
    Net net = props.function().net();
    if (net.frameworkToo()) {
      provider.vpc(net.vpc()).vpcSubnets(net.subnets()).securityGroups(List.of(group));
    }
    return provider.build().getServiceToken();
  }

  /** CloudFormation sends an update when one of these differs from the last deploy's. */
  private Map<String, String> properties(Stack stack) {
    Map<String, String> properties = new TreeMap<>();
    properties.put(DeployProperties.FORM, "2");
    properties.put(DeployProperties.DATABASE, props.target().text());
    properties.put(DeployProperties.MIGRATIONS_HASH, migrations.hash());
    properties.put(DeployProperties.MIGRATIONS_URL, migrations.url());
    properties.put(DeployProperties.HEAD_VERSION, props.migrations().headVersion());
    addRun(properties, props.run());
    if (!props.run().placeholders().set().isEmpty()) {
      properties.put(DeployProperties.SET, stack.toJsonString(props.run().placeholders().set()));
    }
    if (longRuns != null && props.longRuns().filter(LongRuns::ofDeploys).isPresent()) {
      properties.put(DeployProperties.LONG_RUNS, longRuns.getStateMachineArn());
    }
    return properties;
  }

  private static void addRun(Map<String, String> properties, RunProps run) {
    properties.put(DeployProperties.ENVIRONMENT, run.environment());
    properties.put(DeployProperties.ON_ROLLBACK, run.onRollback().name());
    run.historySchema()
        .ifPresent(schema -> properties.put(DeployProperties.HISTORY_SCHEMA, schema));
    run.migrationsFormat()
        .ifPresent(format -> properties.put(DeployProperties.MIGRATIONS_FORMAT, format));
    run.approved().ifPresent(text -> properties.put(DeployProperties.APPROVED, text));
    if (run.outOfOrder() != OutOfOrder.REFUSE) {
      properties.put(DeployProperties.OUT_OF_ORDER, run.outOfOrder().name());
    }
    if (run.backfill()) {
      properties.put(DeployProperties.BACKFILL, "true");
    }
    if (run.runOn() == RunOn.EVERY_DEPLOY) {
      // A moment, so that the function can tell an older template: there is none in an event.
      properties.put(DeployProperties.SALT, Instant.now().toString());
    }
  }
}
