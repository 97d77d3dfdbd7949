package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Stacks that know network and groups by import, so that nothing but our own dependencies tells
 * which comes first. The CDK refuses to synthesize a circle, and what waits for another stage.
 */
class CirclesTest {

  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-a1B2c3";

  private final App app = Sample.app("circles");

  private static IVpc network(Construct scope) {
    return Vpc.fromVpcAttributes(
        scope,
        "Network",
        VpcAttributes.builder()
            .vpcId("vpc-0a1b2c3d")
            .vpcCidrBlock("10.0.0.0/16")
            .availabilityZones(List.of("eu-west-1a"))
            .isolatedSubnetIds(List.of("subnet-0a1b2c3d"))
            .isolatedSubnetRouteTableIds(List.of("rtb-0a1b2c3d"))
            .build());
  }

  private static ISecurityGroup group(Construct scope, String name) {
    return SecurityGroup.fromSecurityGroupId(scope, name, "sg-0a1b2c3" + name);
  }

  /** Of the database of a name, whose group lets the client in. */
  private static DatabaseMigrations migrations(Stack stack, String name, IVpc network) {
    Construct scope = new Construct(stack, name);
    return Sample.migrations(scope)
        .vpc(network)
        .endpoint("db.internal", 5432)
        .secret(Secret.fromSecretCompleteArn(scope, "Secret", SECRET))
        .databaseName(name)
        .backups(Backups.none())
        .securityGroup(group(scope, "c"))
        .databaseSecurityGroup(group(scope, name))
        .build();
  }

  private static void migrate(Stack stack, String name) {
    migrations(stack, name, network(new Construct(stack, name + "Place")));
  }

  private static void addEndpoint(Stack stack, IVpc network) {
    InterfaceVpcEndpoint.Builder.create(stack, "Secrets")
        .vpc(network)
        .service(InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
        .build();
  }

  @Test
  void twoStacksThatOpenEachOthersDatabasesDoNotBothWait() {
    Stack one = new Stack(app, "One");
    Stack two = new Stack(app, "Two");
    migrate(one, "a");
    migrate(two, "a");
    migrate(two, "b");
    migrate(one, "b");
    app.synth();
    assertThat(two.getDependencies().contains(one))
        .isNotEqualTo(one.getDependencies().contains(two));
    Stack blocked = two.getDependencies().contains(one) ? one : two;
    assertThat(
            Annotations.fromStack(blocked)
                .findWarning("*", Match.stringLikeRegexp(".*waits for.*waits for neither.*")))
        .hasSize(1);
  }

  @Test
  void aStackThatIsToComeLaterIsNotWaitedFor() {
    Stack network = new Stack(app, "Network");
    IVpc vpc = network(network);
    addEndpoint(network, vpc);
    Stack team = new Stack(app, "Team");
    network.addDependency(team);
    migrations(team, "a", vpc);
    app.synth();
    assertThat(team.getDependencies()).isEmpty();
  }

  @Test
  void aServiceBesideTheEndpointsWaits() {
    Stack network = new Stack(app, "Network");
    IVpc vpc = network(network);
    addEndpoint(network, vpc);
    Stack team = new Stack(app, "Team");
    migrations(team, "a", vpc).runBefore(KeyedTeam.bareFunction(network, "Code").build());
    app.synth();
    assertThat(network.getDependencies()).containsExactly(team);
    assertThat(team.getDependencies()).isEmpty();
  }

  @Test
  void aServiceOfAnotherStageIsRefused() {
    Stack team = new Stack(new Stage(app, "Prod"), "Team");
    DatabaseMigrations migrations = migrations(team, "one", network(team));
    Stack other = new Stack(new Stage(app, "Beta"), "Service");
    assertThatThrownBy(() -> migrations.runBefore(new Topic(other, "Words")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("runBefore: Beta/Service/Words is deployed by another stage");
  }

  @Test
  void anotherStageIsNotWaitedFor() {
    Stack shared = new Stack(app, "Shared");
    IVpc vpc = network(shared);
    addEndpoint(shared, vpc);
    group(shared, "a").addIngressRule(group(shared, "c"), Port.tcp(5432));
    Stack team = new Stack(new Stage(app, "Prod"), "Team");
    Sample.migrations(team)
        .vpc(vpc)
        .endpoint("db.internal", 5432)
        .secret(Secret.fromSecretCompleteArn(shared, "Secret", SECRET))
        .databaseName("a")
        .securityGroup(group(team, "c"))
        .databaseSecurityGroup(group(new Construct(shared, "Again"), "a"))
        .build();
    app.synth();
    assertThat(team.getDependencies()).isEmpty();
  }
}
