package dev.slipway.infra.app;

import dev.slipway.infra.template.Suppressions;
import dev.slipway.infra.template.Suppressions.Suppression;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.constructs.Construct;

/** A network without a way out and a small PostgreSQL in it, for a trial. */
final class DemoDatabase extends Construct {

  private final Vpc vpc;
  private final DatabaseInstance database;

  DemoDatabase(Construct scope, String id) {
    super(scope, id);
    vpc = network();
    database = postgres();
    explain();
  }

  IVpc vpc() {
    return vpc;
  }

  IDatabaseInstance database() {
    return database;
  }

  private Vpc network() {
    SubnetConfiguration isolated =
        SubnetConfiguration.builder()
            .name("Isolated")
            .subnetType(SubnetType.PRIVATE_ISOLATED)
            .cidrMask(24)
            .build();
    Vpc network =
        Vpc.Builder.create(this, "Vpc")
            // By their order, so that no account has to be asked for their names.
            .availabilityZones(List.of(zone(0), zone(1)))
            .natGateways(0)
            .subnetConfiguration(List.of(isolated))
            .restrictDefaultSecurityGroup(false)
            .build();
    network.addInterfaceEndpoint(
        "SecretsManager",
        InterfaceVpcEndpointOptions.builder()
            .service(InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
            .build());
    network.addGatewayEndpoint(
        "S3", GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build());
    return network;
  }

  private static String zone(int index) {
    return Fn.select(index, Fn.getAzs());
  }

  private DatabaseInstance postgres() {
    PostgresInstanceEngineProps version =
        PostgresInstanceEngineProps.builder()
            .version(PostgresEngineVersion.of("18.3", "18"))
            .build();
    return DatabaseInstance.Builder.create(this, "Database")
        .engine(DatabaseInstanceEngine.postgres(version))
        .instanceType(InstanceType.of(InstanceClass.T4G, InstanceSize.MICRO))
        .vpc(vpc)
        .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
        .databaseName("app")
        .allocatedStorage(20)
        .storageEncrypted(true)
        .backupRetention(Duration.days(1))
        .deletionProtection(false)
        .build();
  }

  private void explain() {
    Suppressions.on(
        this,
        new Suppression("VPC7", "A trial without a way out of its network; nobody reads its flow."),
        new Suppression("RDS3", "A trial: one small instance in one zone."),
        new Suppression("RDS10", "A trial: deleting the stack must delete the database."),
        new Suppression("RDS11", "PostgreSQL's own port; the network has no way in."),
        new Suppression("SMG4", "A trial that does not live long enough to rotate its password."),
        new Suppression("EC23", "Only addresses of the trial's own network are let in."));
  }
}
