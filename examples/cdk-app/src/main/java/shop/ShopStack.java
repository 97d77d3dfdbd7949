package shop;

import dev.slipway.infra.DatabaseMigrations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.constructs.Construct;

/** A database, migrations that run with each deploy, and a service that wants the new schema. */
final class ShopStack extends Stack {

  private static final SubnetSelection ISOLATED =
      SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

  ShopStack(Construct scope, String id) {
    super(scope, id);
    Vpc vpc = Vpc.Builder.create(this, "Vpc").natGateways(0).build();
    reachSecretsAndFiles(vpc);
    DatabaseInstance database = database(vpc);
    DatabaseMigrations migrations =
        DatabaseMigrations.Builder.create(this, "Migrations")
            .vpc(vpc)
            .database(database)
            .migrations("migrations")
            .environment("staging")
            .build();
    migrations.runBefore(service(vpc));
  }

  /** Subnets without a way out reach the secret and the migrations through endpoints. */
  private static void reachSecretsAndFiles(Vpc vpc) {
    vpc.addInterfaceEndpoint(
        "SecretsManager",
        InterfaceVpcEndpointOptions.builder()
            .service(InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
            .build());
    vpc.addGatewayEndpoint(
        "S3", GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build());
  }

  private DatabaseInstance database(Vpc vpc) {
    PostgresInstanceEngineProps version =
        PostgresInstanceEngineProps.builder().version(PostgresEngineVersion.VER_17).build();
    return DatabaseInstance.Builder.create(this, "Database")
        .engine(DatabaseInstanceEngine.postgres(version))
        .vpc(vpc)
        .vpcSubnets(ISOLATED)
        .databaseName("shop")
        .storageEncrypted(true)
        .build();
  }

  private Function service(Vpc vpc) {
    return Function.Builder.create(this, "Service")
        .vpc(vpc)
        .vpcSubnets(ISOLATED)
        .runtime(Runtime.NODEJS_22_X)
        .handler("index.handler")
        .code(Code.fromInline("exports.handler = async () => 'reads and writes customers';"))
        .build();
  }
}
