package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.ProxyTarget;

/** First deploys, whose database and network are made by the same one. */
class FirstDeployTest {

  private final Stack stack = Sample.stack("first-deploy");
  private final Vpc vpc = Sample.vpc(stack);

  private List<?> migrationsWaitFor() {
    Map<?, ?> resource =
        (Map<?, ?>)
            Template.fromStack(stack)
                .findResources("Custom::SlipwayMigrations")
                .values()
                .iterator()
                .next();
    return (List<?>) resource.get("DependsOn");
  }

  private String only(String type) {
    return Template.fromStack(stack).findResources(type).keySet().iterator().next();
  }

  @Test
  void aProxyMustKnowItsDatabase() {
    DatabaseInstance database = Sample.database(stack, vpc).databaseName("app").build();
    DatabaseProxy proxy =
        DatabaseProxy.Builder.create(stack, "Proxy")
            .proxyTarget(ProxyTarget.fromInstance(database))
            .secrets(List.of(database.getSecret()))
            .vpc(vpc)
            .build();
    Sample.migrations(stack)
        .vpc(vpc)
        .database(proxy)
        .secret(database.getSecret())
        .databaseName("app")
        .build();
    assertThat(migrationsWaitFor())
        .map(String.class::cast)
        .contains(only("AWS::RDS::DBProxy"), only("AWS::RDS::DBProxyTargetGroup"));
  }

  @Test
  void endpointsOfTheSameStackMustBeThere() {
    vpc.addGatewayEndpoint(
        "S3", GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build());
    InterfaceVpcEndpoint.Builder.create(stack, "Secrets")
        .vpc(vpc)
        .service(InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
        .build();
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .build();
    assertThat(migrationsWaitFor())
        .map(String.class::cast)
        .containsAll(Template.fromStack(stack).findResources("AWS::EC2::VPCEndpoint").keySet());
  }

  @Test
  void aClusterThatMayPauseIsNotLookedAtEachHour() {
    Sample.migrations(stack).vpc(vpc).database(cluster(0)).build();
    Template.fromStack(stack).resourceCountIs("AWS::Events::Rule", 0);
  }

  @Test
  void aClusterThatMayPauseIsLookedAtWhenSomebodySaysSo() {
    Sample.migrations(stack).vpc(vpc).database(cluster(0)).statusEvery(Duration.days(1)).build();
    Template.fromStack(stack).resourceCountIs("AWS::Events::Rule", 2);
  }

  @Test
  void aClusterThatNeverPausesIsLookedAtEachHour() {
    Sample.migrations(stack).vpc(vpc).database(cluster(0.5)).build();
    Template.fromStack(stack).resourceCountIs("AWS::Events::Rule", 2);
  }

  private DatabaseCluster cluster(double least) {
    AuroraPostgresClusterEngineProps version =
        AuroraPostgresClusterEngineProps.builder()
            .version(AuroraPostgresEngineVersion.of("16.6", "16"))
            .build();
    return DatabaseCluster.Builder.create(stack, "Cluster")
        .engine(DatabaseClusterEngine.auroraPostgres(version))
        .defaultDatabaseName("app")
        .serverlessV2MinCapacity(least)
        .serverlessV2MaxCapacity(4)
        .writer(ClusterInstance.serverlessV2("Writer"))
        .vpc(vpc)
        .vpcSubnets(SubnetSelection.builder().subnets(vpc.getIsolatedSubnets()).build())
        .build();
  }
}
