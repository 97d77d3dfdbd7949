package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.infra.app.PlainTemplateApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/** The template that needs no CDK. {@code PlainTemplateIT} deploys it. */
class PlainTemplateTest {

  @TempDir private static Path folder;
  private static Path file;
  private static JsonNode template;

  @BeforeAll
  static void write() throws IOException {
    file = folder.resolve("slipway.template.json");
    PlainTemplateApp.main(new String[] {file.toString()});
    template = new ObjectMapper().readTree(file.toFile());
  }

  private static List<JsonNode> all(String type) {
    return StreamSupport.stream(template.get("Resources").spliterator(), false)
        .filter(resource -> resource.get("Type").asText().equals(type))
        .toList();
  }

  @Test
  void nothingInItIsOfTheCdk() {
    assertThat(template.toString()).doesNotContain("cdk-hnb659fds", "BootstrapVersion", "CDKMeta");
    assertThat(all("AWS::Lambda::Function")).hasSize(1);
  }

  /** They see empty defaults where a condition stands. */
  @Test
  @Tag("pinned-cdk")
  void theCdksOwnChecksFindNothing() throws IOException {
    App app = Sample.app("plain-checks");
    new PlainTemplate(app, "slipway");
    app.synth();
    assertThat(Sample.violations("plain-checks")).allMatch(JsonNode::isEmpty);
  }

  /** AWS CloudFormation quotas, "Template body size in a request". */
  @Test
  void itFitsIntoARequest() throws IOException {
    assertThat(Files.size(file)).isLessThan(51_200);
  }

  @Test
  void namesThatScriptsReadAreThese() {
    assertThat(template.get("Parameters").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "CodeBucket",
            "CodeKey",
            "MigrationsBucket",
            "MigrationsKey",
            "ComingPrefix",
            "Approved",
            "Vpc",
            "Subnets",
            "DatabaseSecurityGroup",
            "DatabaseHost",
            "DatabasePort",
            "DatabaseName",
            "SecretArn",
            "SecretKeyArn",
            "IamUser",
            "ResourceId",
            "RoleArn",
            "KmsKeyArn",
            "Environment",
            "ProtectedEnvironments",
            "BackupBucket",
            "BackupBeforeUp",
            "OnRollback",
            "Hazards",
            "Consents",
            "OutOfOrder",
            "Backfill",
            "Set",
            "LockTimeout",
            "LockTries",
            "StatementTimeout",
            "ConnectWait",
            "RunLockWait",
            "MigrationsFormat",
            "HistorySchema",
            "AlarmTopicArn",
            "EventBusArn",
            "StatusSchedule",
            "Memory",
            "ReservedConcurrency",
            "DeadLetterQueueArn",
            "LogRetentionDays",
            "Salt");
    assertThat(template.get("Outputs").fieldNames())
        .toIterable()
        .contains("FunctionName", "FunctionArn", "SecurityGroupId", "LogGroupName", "Version");
  }

  @Test
  void cloudFormationCallsTheFunctionItselfAndWaitsLongerThanItMayTake() {
    JsonNode function = all("AWS::Lambda::Function").get(0).get("Properties");
    JsonNode resource = all("Custom::SlipwayMigrations").get(0).get("Properties");
    assertThat(resource.get("ServiceToken").toString()).contains("Fn::GetAtt", "\"Arn\"");
    assertThat(resource.get("ServiceTimeout").asInt())
        .isGreaterThan(function.get("Timeout").asInt());
  }

  @Test
  void rightsOnWhatIsNotGivenAreNotThere() {
    JsonNode policy = all("AWS::IAM::Policy").get(0).at("/Properties/PolicyDocument/Statement");
    assertThat(policy)
        .filteredOn(statement -> statement.toString().contains("\"BackupBucket\""))
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.at("/Fn::If/0").asText()).isEqualTo("BackupBucketIsGiven"));
    for (String name :
        List.of(
            "IamUser",
            "KmsKeyArn",
            "SecretKeyArn",
            "ComingPrefix",
            "EventBusArn",
            "DeadLetterQueueArn")) {
      assertThat(policy)
          .filteredOn(statement -> statement.toString().contains("\"" + name + "\""))
          .singleElement()
          .satisfies(it -> assertThat(it.at("/Fn::If/0").asText()).isEqualTo(name + "IsGiven"));
    }
  }

  @Test
  void whoLogsInByIamNeedsNoSecretAndAGivenRoleIsTheFunctions() {
    assertThat(template.at("/Parameters/SecretArn/Default").asText()).isEmpty();
    JsonNode function = all("AWS::Lambda::Function").get(0).get("Properties");
    assertThat(function.at("/Environment/Variables/DB_AUTH").toString())
        .isEqualTo("{\"Fn::If\":[\"IamUserIsGiven\",\"iam\",{\"Ref\":\"AWS::NoValue\"}]}");
    assertThat(function.at("/Environment/Variables/DB_USER/Fn::If/1/Ref").asText())
        .isEqualTo("IamUser");
    assertThat(template.at("/Rules/OneLogIn/Assertions").toString())
        .contains("SecretArn", "IamUser", "ResourceId");
    assertThat(function.at("/KmsKeyArn/Fn::If/0").asText()).isEqualTo("KmsKeyArnIsGiven");
    assertThat(function.at("/Role/Fn::If/0").asText()).isEqualTo("RoleArnIsGiven");
    assertThat(function.at("/Role/Fn::If/1/Ref").asText()).isEqualTo("RoleArn");
    JsonNode policy = all("AWS::IAM::Policy").get(0).at("/Properties/PolicyDocument/Statement");
    assertThat(policy)
        .filteredOn(statement -> statement.toString().contains("GetSecretValue"))
        .singleElement()
        .satisfies(it -> assertThat(it.at("/Fn::If/0").asText()).isEqualTo("SecretArnIsGiven"));
    assertThat(policy)
        .filteredOn(statement -> statement.toString().contains("rds-db:connect"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.at("/Fn::If/1/Resource").toString())
                    .contains(":dbuser:", "\"ResourceId\"", "\"IamUser\""));
  }

  /** A variable that is set, but empty, is refused by the function. */
  @Test
  void noVariableIsSetToNothing() {
    Map<String, JsonNode> variables = new TreeMap<>();
    all("AWS::Lambda::Function")
        .get(0)
        .at("/Properties/Environment/Variables")
        .fields()
        .forEachRemaining(field -> variables.put(field.getKey(), field.getValue()));
    assertThat(variables)
        .allSatisfy(
            (name, value) ->
                assertThat(template.at("/Parameters/" + value.path("Ref").asText("-") + "/Default"))
                    .isNotEqualTo(TextNode.valueOf("")))
        .allSatisfy((name, value) -> assertThat(value.toString()).doesNotEndWith(",\"\"]}"));
  }

  /** An app in Java may make the template a stack of its own, with whatever flags it has. */
  @Test
  void statementsStayApartWhereTheAppWouldHaveThemMadeOne() {
    App app =
        new App(
            AppProps.builder()
                .context(Map.of("@aws-cdk/aws-iam:minimizePolicies", true))
                .outdir(folder.resolve("app").toString())
                .build());
    Map<?, ?> policy =
        Template.fromStack(new PlainTemplate(app, "slipway"))
            .findResources("AWS::IAM::Policy")
            .values()
            .iterator()
            .next();
    JsonNode statements =
        new ObjectMapper().valueToTree(policy).at("/Properties/PolicyDocument/Statement");
    assertThat(statements)
        .isEqualTo(all("AWS::IAM::Policy").get(0).at("/Properties/PolicyDocument/Statement"));
  }

  /** Each of them is another file, another place or another consent: CloudFormation must see it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MigrationsBucket",
        "MigrationsKey",
        "Approved",
        "DatabaseHost",
        "DatabasePort",
        "DatabaseName",
        "SecretArn",
        "ResourceId",
        "Environment",
        "HistorySchema",
        "MigrationsFormat",
        "OutOfOrder",
        "Backfill",
        "Set",
        "OnRollback",
        "Salt"
      })
  void anotherValueIsAnotherDeploy(String parameter) {
    assertThat(all("Custom::SlipwayMigrations").get(0).get("Properties").toString())
        .containsAnyOf("\"Ref\":\"" + parameter + "\"", "${" + parameter + "}");
  }

  @Test
  void cfnLintFindsNothing() throws Exception {
    // The CDK writes dependencies out that follow from references (W3005).
    ExternalTool.named("cfn-lint").run(folder, "-i", "W3005", "--", file.toString());
  }
}
