package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.ProxyTarget;
import software.constructs.Construct;

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
        .contains(only("AWS::RDS::DBProxy"), only("AWS::RDS::DBProxyTargetGroup"))
        .anyMatch(id -> id.startsWith("ProxyIAMRoleDefaultPolicy"));
  }

  @Test
  void endpointsOfTheSameStackMustBeThere() {
    vpc.addGatewayEndpoint(
        "S3", GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build());
    secretsEndpoint();
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .build();
    assertThat(migrationsWaitFor())
        .map(String.class::cast)
        .containsAll(Template.fromStack(stack).findResources("AWS::EC2::VPCEndpoint").keySet());
  }

  @Test
  void endpointsThatAreMadeAfterTheMigrationsMustBeThereToo() {
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .build();
    secretsEndpoint();
    Construct later = new Construct(stack, "Later");
    CfnVPCEndpoint.Builder.create(later, "S3")
        .vpcId(vpc.getVpcId())
        .serviceName("com.amazonaws.eu-west-1.s3")
        .build();
    Map<String, ?> endpoints = Template.fromStack(stack).findResources("AWS::EC2::VPCEndpoint");
    assertThat(endpoints).hasSize(2);
    assertThat(migrationsWaitFor()).map(String.class::cast).containsAll(endpoints.keySet());
  }

  @Test
  void endpointsOfAnotherNetworkAreNotWaitedFor() {
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .build();
    Sample.vpc(new Construct(stack, "Other"))
        .addInterfaceEndpoint(
            "Secrets",
            InterfaceVpcEndpointOptions.builder()
                .service(InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
                .build());
    assertThat(migrationsWaitFor())
        .map(String.class::cast)
        .doesNotContain(only("AWS::EC2::VPCEndpoint"));
  }

  /** The service that waits has an endpoint of its own, which the migrations wait for. */
  @Test
  void anEndpointOfTheServiceIsNoCircle() {
    DatabaseMigrations migrations =
        Sample.migrations(stack)
            .vpc(vpc)
            .database(Sample.database(stack, vpc).databaseName("app").build())
            .build();
    Construct service = new Construct(stack, "Service");
    migrations.runBefore(service);
    InterfaceVpcEndpoint.Builder.create(service, "Queues")
        .vpc(vpc)
        .service(InterfaceVpcEndpointAwsService.SQS)
        .build();
    KeyedTeam.bareFunction(service, "Code").vpc(vpc).build();
    assertThat(migrationsWaitFor()).map(String.class::cast).contains(only("AWS::EC2::VPCEndpoint"));
  }

  @Test
  void endpointsInTheStackOfTheNetworkAreMadeFirst() {
    Stack network = new Stack((App) stack.getNode().getRoot(), "Network");
    Vpc shared = Sample.vpc(network);
    Sample.migrations(stack)
        .vpc(shared)
        .database(Sample.database(network, shared).databaseName("app").build())
        .build();
    shared.addInterfaceEndpoint(
        "Secrets",
        InterfaceVpcEndpointOptions.builder()
            .service(InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
            .build());
    Template.fromStack(stack);
    assertThat(stack.getDependencies()).containsExactly(network);
  }

  private void secretsEndpoint() {
    InterfaceVpcEndpoint.Builder.create(stack, "Secrets")
        .vpc(vpc)
        .service(InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
        .build();
  }
}
