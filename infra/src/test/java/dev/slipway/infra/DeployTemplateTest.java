package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.rds.DatabaseInstance;

/** What CloudFormation sees, in a stack whose application waits for its migrations. */
class DeployTemplateTest {

  private static final String TYPE = "Custom::SlipwayMigrations";

  private static Template template;
  private static Resources resources;

  @BeforeAll
  static void synthesize() {
    Stack stack = Sample.stack("deploy");
    Vpc vpc = Sample.vpc(stack);
    DatabaseInstance database = Sample.database(stack, vpc).databaseName("app").build();
    DatabaseMigrations migrations = Sample.migrations(stack).vpc(vpc).database(database).build();
    addApplication(stack, vpc, database, migrations);
    CfnOutput.Builder.create(stack, "Version").value(migrations.getVersion()).build();
    // Refuses a template with a circle in it.
    template = Template.fromStack(stack);
    resources = Resources.of(template);
  }

  /** It has a rule below the database's security group, as most applications do. */
  private static void addApplication(
      Stack stack, Vpc vpc, DatabaseInstance database, DatabaseMigrations migrations) {
    Function application =
        Function.Builder.create(stack, "Application")
            .vpc(vpc)
            .runtime(Runtime.NODEJS_22_X)
            .handler("index.handler")
            .code(Code.fromInline("exports.handler = async () => 1"))
            .build();
    database.getConnections().allowDefaultPortFrom(application);
    application.getNode().addDependency(migrations);
  }

  @Test
  void resourceSaysWhatIsDeployed() {
    template.hasResourceProperties(
        TYPE,
        Map.of(
            "propertiesVersion", "2",
            "migrationsHash", Match.stringLikeRegexp("^[0-9a-f]{64}$"),
            "migrationsUrl", Match.objectLike(Map.of("Fn::Sub", Match.anyValue())),
            "headVersion", "20250101_120000",
            "onRollback", "KEEP",
            "salt", Match.stringLikeRegexp("^20\\d\\d-.*Z$"),
            "ServiceTimeout", "3600"));
  }

  @Test
  void frameworkCallsTheOneFunctionForBothParts() {
    Object function = Map.of("Fn::GetAtt", List.of(resources.idLike("MigrationsFunction"), "Arn"));
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Handler",
            "framework.onEvent",
            "Environment",
            Map.of(
                "Variables",
                Match.objectLike(
                    Map.of(
                        "USER_ON_EVENT_FUNCTION_ARN", function,
                        "USER_IS_COMPLETE_FUNCTION_ARN", function)))));
    assertThat(resources.properties(resources.id(TYPE)).get("ServiceToken"))
        .isEqualTo(
            Map.of(
                "Fn::GetAtt",
                List.of(resources.idLike("MigrationsProviderframeworkonEvent"), "Arn")));
  }

  @Test
  void frameworkAsksEveryTenSecondsForAnHour() {
    String machine =
        resources
            .properties(resources.id("AWS::StepFunctions::StateMachine"))
            .get("DefinitionString")
            .toString();
    assertThat(machine).contains("\"IntervalSeconds\":10,\"MaxAttempts\":360");
  }

  @Test
  void resourceWaitsForDatabaseSecretAndWayIn() {
    assertThat(resources.dependsOn(resources.id(TYPE)))
        .contains(
            resources.id("AWS::RDS::DBInstance"),
            resources.id("AWS::SecretsManager::SecretTargetAttachment"),
            wayIn(),
            resources.id("AWS::EC2::SecurityGroupEgress"));
  }

  /** The rule for the function, beside the application's. */
  private static String wayIn() {
    return resources.ids("AWS::EC2::SecurityGroupIngress").stream()
        .filter(id -> "Slipway: migrations".equals(resources.properties(id).get("Description")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void applicationWaitsForTheResource() {
    assertThat(resources.dependsOn(resources.idLike("Application"))).contains(resources.id(TYPE));
  }

  @Test
  void versionIsTheResourcesAnswer() {
    template.hasOutput(
        "Version", Map.of("Value", Map.of("Fn::GetAtt", List.of(resources.id(TYPE), "version"))));
  }
}
