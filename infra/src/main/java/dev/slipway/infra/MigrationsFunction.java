package dev.slipway.infra;

import dev.slipway.infra.DatabaseMigrationsProps.FunctionProps;
import dev.slipway.infra.DatabaseMigrationsProps.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/** The one function that serves actions and deploys. */
final class MigrationsFunction {

  private static final String HANDLER = "dev.slipway.handler.SlipwayHandler::handleRequest";

  /** The framework that calls it gives up after 15 minutes; ours must answer before. */
  static final Duration TIMEOUT = Duration.minutes(14);

  private final DatabaseMigrationsProps props;
  private final Asset migrations;
  private final @Nullable IBucket backups;

  MigrationsFunction(DatabaseMigrationsProps props, Asset migrations, @Nullable IBucket backups) {
    this.props = props;
    this.migrations = migrations;
    this.backups = backups;
  }

  Function add(Construct scope, FunctionNetwork network, ILogGroup logs) {
    FunctionProps wanted = props.function();
    Function.Builder function =
        Function.Builder.create(scope, "Function")
            .description("Slipway: migrates the database " + props.target().label())
            .code(Code.fromAsset(wanted.jar().toString()))
            .handler(HANDLER)
            .runtime(wanted.runtime())
            .architecture(wanted.architecture())
            .memorySize(wanted.memory())
            .timeout(TIMEOUT)
            .vpc(wanted.net().vpc())
            .vpcSubnets(wanted.net().subnets())
            .securityGroups(List.of(network.group()))
            .environment(FunctionEnvironment.of(scope, props, migrations, backups))
            .environmentEncryption(wanted.logs().key())
            .logGroup(logs)
            // A failure is told once; who sent the event decides about another try.
            .retryAttempts(0);
    operate(function, wanted);
    Function made = function.build();
    new FunctionGrants(made).add(props, migrations, backups);
    return made;
  }

  private static void operate(Function.Builder function, FunctionProps wanted) {
    Operation operation = wanted.operation();
    operation.reservedConcurrency().ifPresent(function::reservedConcurrentExecutions);
    if (operation.deadLetterQueue() != null) {
      function.deadLetterQueue(operation.deadLetterQueue());
    }
    if (operation.role() != null) {
      function.role(operation.role());
    }
    if (wanted.net().ipv6()) {
      function.ipv6AllowedForDualStack(true);
    }
  }
}
