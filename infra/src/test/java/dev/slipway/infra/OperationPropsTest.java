package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.Queue;

/** How the function and what it leaves are operated. */
class OperationPropsTest {

  private final Stack stack = Sample.stack("operation");
  private final Vpc vpc = Sample.vpc(stack);

  private DatabaseMigrations.Builder migrations() {
    return Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build());
  }

  private Template template() {
    return Template.fromStack(stack);
  }

  @Test
  void concurrencyDeadLettersAndIpv6ReachTheFunction() {
    migrations()
        .reservedConcurrency(2)
        .deadLetterQueue(new Queue(stack, "Dead"))
        .ipv6(true)
        .build();
    template()
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Map.of(
                "ReservedConcurrentExecutions",
                2,
                "DeadLetterConfig",
                Match.anyValue(),
                "VpcConfig",
                Match.objectLike(Map.of("Ipv6AllowedForDualStack", true))));
    template()
        .hasResourceProperties(
            "AWS::EC2::SecurityGroup",
            Map.of(
                "SecurityGroupEgress",
                Match.arrayWith(List.of(Match.objectLike(Map.of("CidrIpv6", "::/0"))))));
  }

  @Test
  void aGivenRoleIsUsedAndGetsItsRights() {
    Role role =
        Role.Builder.create(stack, "Own")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .managedPolicies(
                List.of(
                    ManagedPolicy.fromAwsManagedPolicyName(
                        "service-role/AWSLambdaVPCAccessExecutionRole")))
            .build();
    migrations().role(role).build();
    Template template = template();
    template.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyName",
            Match.stringLikeRegexp("OwnDefaultPolicy.*"),
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    Match.arrayWith(
                        List.of(
                            Match.objectLike(
                                Map.of("Action", "secretsmanager:GetSecretValue"))))))));
    assertThat(template.findResources("AWS::IAM::Role").keySet())
        .noneMatch(id -> id.contains("FunctionServiceRole"));
  }

  @Test
  void theFrameworkCanBeInTheNetworkToo() {
    migrations().frameworkInNetwork(true).build();
    assertThat(template().findResources("AWS::Lambda::Function").values())
        .filteredOn(function -> function.toString().contains("framework."))
        .hasSize(3)
        .allSatisfy(function -> assertThat(function.toString()).contains("VpcConfig"));
  }

  @Test
  void aPreviewLeavesNothing() {
    migrations().leaveNothing(true).build();
    template().hasResource("AWS::Logs::LogGroup", Map.of("DeletionPolicy", "Delete"));
    template().hasResource("AWS::S3::Bucket", Map.of("DeletionPolicy", "Delete"));
    template().resourceCountIs("Custom::S3AutoDeleteObjects", 1);
  }

  @Test
  void otherwiseLogAndBackupsStay() {
    migrations().build();
    template().hasResource("AWS::Logs::LogGroup", Map.of("DeletionPolicy", "Retain"));
    template().resourceCountIs("Custom::S3AutoDeleteObjects", 0);
  }

  @Test
  void backupsAreKeptAsLongAsIsSaid() {
    migrations().keepBackupsFor(Duration.days(30)).build();
    template()
        .hasResourceProperties(
            "AWS::S3::Bucket",
            Map.of(
                "LifecycleConfiguration",
                Map.of(
                    "Rules",
                    List.of(
                        Match.objectLike(
                            Map.of("ExpirationInDays", 30, "Transitions", Match.absent()))))));
  }

  @Test
  void aGivenLogGroupIsUsed() {
    migrations().logGroup(LogGroup.fromLogGroupName(stack, "Logs", "/team/slipway")).build();
    template()
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Map.of(
                "Handler",
                Match.stringLikeRegexp(".*SlipwayHandler.*"),
                "LoggingConfig",
                Map.of("LogGroup", "/team/slipway")));
    template().resourceCountIs("AWS::Logs::LogGroup", 0);
  }

  @Test
  void whatCannotBeIsTold() {
    assertThatThrownBy(
            () -> migrations().reservedConcurrency(0).keepBackupsFor(Duration.hours(30)).build())
        .hasMessageContaining("reservedConcurrency: must be 1 or more")
        .hasMessageContaining("keepBackupsFor: must be whole days from 1 to 3650");
  }
}
