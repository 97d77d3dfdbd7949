package dev.slipway.infra;

import dev.slipway.infra.database.Target;
import dev.slipway.infra.function.BackupFolders;
import dev.slipway.infra.function.FunctionGrants;
import dev.slipway.infra.function.FunctionNetwork;
import dev.slipway.infra.function.FunctionProps;
import dev.slipway.infra.function.MigrationFiles;
import dev.slipway.infra.function.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** The one function that serves actions and deploys. */
final class MigrationsFunction {

  private static final String HANDLER = "dev.slipway.handler.SlipwayHandler::handleRequest";

  private final DatabaseMigrationsProps props;
  private final MigrationFiles migrations;
  private final @Nullable IBucket backups;

  MigrationsFunction(
      DatabaseMigrationsProps props, MigrationFiles migrations, @Nullable IBucket backups) {
    this.props = props;
    this.migrations = migrations;
    this.backups = backups;
  }

  Function add(Construct scope, FunctionNetwork network, ILogGroup logs) {
    FunctionProps wanted = props.function();
    Function.Builder function =
        Function.Builder.create(scope, "Function")
            .description("Slipway: migrates the database " + props.target().label())
            .code(wanted.code())
            .handler(HANDLER)
            .runtime(wanted.runtime())
            .architecture(wanted.architecture())
            .memorySize(wanted.memory())
            .timeout(FunctionProps.TIMEOUT)
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
    grant(new FunctionGrants(made));
    return made;
  }

  private void grant(FunctionGrants grants) {
    Target target = props.target();
    grants.allowLogIn(target.logIn());
    grants.allowMigrations(migrations);
    if (backups != null) {
      grants.allowBackups(backups, new BackupFolders(props.run().environment(), target.name()));
    }
    props.coming().ifPresent(coming -> grants.allowBelow(coming.bucket(), coming.prefix()));
    props.watch().events().ifPresent(grants::allowEvents);
    props.dataMoves().ifPresent(moves -> grant(moves, grants));
    if (props.backup().snapshot()) {
      grants.allowSnapshots(target);
    }
    props.backup().key().ifPresent(grants::allowSigning);
  }

  private void grant(DataMoves moves, FunctionGrants grants) {
    if (backups != null) {
      grants.allowExports(backups, props.target().name());
    }
    moves.buckets().forEach(grants::allowImports);
    moves.sources().forEach(source -> grants.allowSecret(source.secret()));
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
    if (operation.tracing()) {
      function.tracing(Tracing.ACTIVE);
    }
    if (wanted.net().ipv6()) {
      function.ipv6AllowedForDualStack(true);
    }
  }
}
