package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretAttributes;
import software.constructs.Construct;

/** Migrations of a database that no stack of this app makes. */
class ImportedEndpointTest {

  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-a1B2c3";
  private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d";

  private static Stack onlySecret;
  private static Template template;
  private static Resources resources;
  private static Resources secretResources;

  @BeforeAll
  static void synthesize() {
    Stack stack = Sample.stack("imported");
    Vpc vpc = Sample.vpc(stack);
    Sample.migrations(stack)
        .vpc(vpc)
        .endpoint("db.internal", 6432)
        .secret(secret(stack))
        .databaseName("app")
        .databaseSecurityGroup(SecurityGroup.fromSecurityGroupId(stack, "Db", "sg-0a1b2c3d"))
        .build();
    template = Template.fromStack(stack);
    resources = Resources.of(template);
    onlySecret = new Stack(Sample.app("only-secret"), "Team");
    Sample.migrations(onlySecret)
        .vpc(Sample.vpc(onlySecret))
        .secret(secret(onlySecret))
        .databasePort(6543)
        .instanceIdentifier("app-prod")
        .build();
    secretResources = Resources.of(Template.fromStack(onlySecret));
  }

  private static ISecret secret(Construct scope) {
    return Secret.fromSecretAttributes(
        scope,
        "Secret",
        SecretAttributes.builder()
            .secretCompleteArn(SECRET)
            .encryptionKey(Key.fromKeyArn(scope, "SecretKey", KEY))
            .build());
  }

  @Test
  void areConnectedByTheEndpoint() {
    assertThat(resources.variables())
        .containsEntry("DB_SECRET_ARN", SECRET)
        .containsEntry("DB_HOST", "db.internal")
        .containsEntry("DB_PORT", "6432")
        .containsEntry("DB_NAME", "app")
        .doesNotContainKey("DB_RESOURCE_ID");
  }

  @Test
  void readTheSecretAndDecryptWithItsKey() {
    assertThat(resources.functionStatements().get(0)).containsEntry("Resource", SECRET);
    assertThat(resources.functionStatements())
        .anySatisfy(
            statement ->
                assertThat(statement)
                    .containsEntry("Action", "kms:Decrypt")
                    .containsEntry("Resource", KEY)
                    .containsKey("Condition"));
  }

  @Test
  void areLetInOnThePort() {
    template.hasResourceProperties(
        "AWS::EC2::SecurityGroupIngress",
        Map.of("GroupId", "sg-0a1b2c3d", "FromPort", 6432, "ToPort", 6432));
    assertThat(resources.dependsOn(resources.id("Custom::SlipwayMigrations")))
        .contains(resources.id("AWS::EC2::SecurityGroupIngress"));
  }

  @Test
  void takeHostAndNameFromTheSecretWhenNothingElseNamesThem() {
    assertThat(secretResources.variables())
        .doesNotContainKeys("DB_HOST", "DB_PORT", "DB_NAME")
        .containsEntry("DB_RESOURCE_ID", "db:app-prod")
        .containsEntry("METRICS_DATABASE", "app-prod");
    assertThat(secretResources.functionStatements().toString())
        .contains("s3:prefix=[database-backups/dev/*, database-backups/*]");
  }

  @Test
  void letTheFunctionOutToThePortOfTheSecret() {
    assertThat(
            secretResources
                .properties(secretResources.id("AWS::EC2::SecurityGroup"))
                .get("SecurityGroupEgress")
                .toString())
        .contains("FromPort=6543")
        .doesNotContain("5432");
  }

  @Test
  void warnWhenNobodyOpensTheDatabase() {
    assertThat(secretResources.ids("AWS::EC2::SecurityGroupIngress")).isEmpty();
    assertThat(
            Annotations.fromStack(onlySecret)
                .findWarning("*", Match.stringLikeRegexp("security group is not known")))
        .hasSize(1);
    assertThat(List.of(template.toJSON().toString())).noneMatch(text -> text.contains("{{resolve"));
  }
}
