package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.Vpc;

/** The function beside an RDS instance, with nothing said but what must be said. */
class FunctionTemplateTest {

  private static Template template;
  private static Resources resources;

  @BeforeAll
  static void synthesize() {
    Stack stack = Sample.stack("function");
    Vpc vpc = Sample.vpc(stack);
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .build();
    template = Template.fromStack(stack);
    resources = Resources.of(template);
  }

  private static Map<String, Object> attribute(String id, String name) {
    return Map.of("Fn::GetAtt", List.of(id, name));
  }

  @Test
  void runsTheJarForFourteenMinutesInTheNetwork() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Handler",
            "dev.slipway.handler.SlipwayHandler::handleRequest",
            "Runtime",
            "java25",
            "Timeout",
            840,
            "MemorySize",
            1769,
            "Architectures",
            List.of("x86_64"),
            "Code",
            Map.of("S3Key", Match.stringLikeRegexp("[0-9a-f]{64}\\.jar")),
            "VpcConfig",
            Map.of(
                "SecurityGroupIds",
                List.of(attribute(resources.idLike("MigrationsSecurityGroup"), "GroupId")),
                "SubnetIds",
                List.of(
                    Map.of("Ref", resources.idLike("VpcIsolatedSubnet1Subnet")),
                    Map.of("Ref", resources.idLike("VpcIsolatedSubnet2Subnet"))))));
  }

  @Test
  void knowsItsDatabaseFromVariablesAndTheSecret() {
    String database = resources.id("AWS::RDS::DBInstance");
    String attachment = resources.id("AWS::SecretsManager::SecretTargetAttachment");
    Map<String, Object> variables = resources.variables();
    assertThat(variables)
        .containsEntry("DB_SECRET_ARN", Map.of("Ref", attachment))
        .containsEntry("DB_HOST", attribute(database, "Endpoint.Address"))
        .containsEntry("DB_PORT", attribute(database, "Endpoint.Port"))
        .containsEntry("DB_NAME", "app")
        .containsEntry("ENVIRONMENT", "dev")
        .containsEntry("BACKUP_S3_BUCKET", Map.of("Ref", resources.id("AWS::S3::Bucket")))
        .containsEntry("BACKUP_BEFORE_UP", "auto")
        .containsEntry("SNAPSHOT_BEFORE_UP", "false")
        .containsEntry("METRICS", "emf")
        .containsEntry("METRICS_DATABASE", "app")
        .doesNotContainKeys("LOCK_TIMEOUT", "HISTORY_SCHEMA", "DB_PASSWORD", "DB_USER");
    assertThat(variables.get("DB_RESOURCE_ID"))
        .isEqualTo(Map.of("Fn::Join", List.of("", List.of("db:", Map.of("Ref", database)))));
    assertThat(variables.get("MIGRATIONS").toString()).matches(".*s3://.*/[0-9a-f]{64}\\.zip.*");
  }

  @Test
  void mayReadOneSecretAndOneAssetAndWriteBelowOnePrefix() {
    String bucket = resources.id("AWS::S3::Bucket");
    String attachment = resources.id("AWS::SecretsManager::SecretTargetAttachment");
    List<Map<String, Object>> statements = resources.functionStatements();
    assertThat(statements).hasSize(4);
    assertThat(statements.get(0))
        .containsEntry("Action", "secretsmanager:GetSecretValue")
        .containsEntry("Resource", Map.of("Ref", attachment));
    assertThat(statements.get(1)).containsEntry("Action", "s3:GetObject");
    assertThat(statements.get(1).get("Resource").toString())
        .containsPattern("/[0-9a-f]{64}\\.zip")
        .contains("/database-backups/app/????????_??????-*");
    assertThat(statements.get(2))
        .containsEntry(
            "Action",
            List.of(
                "s3:AbortMultipartUpload",
                "s3:GetObject",
                "s3:ListMultipartUploadParts",
                "s3:PutObject"))
        .containsEntry(
            "Resource",
            Map.of(
                "Fn::Join",
                List.of("", List.of(attribute(bucket, "Arn"), "/database-backups/dev/app/*"))));
    assertThat(statements.get(3))
        .containsEntry("Action", "s3:ListBucket")
        .containsEntry(
            "Condition",
            Map.of(
                "StringLike",
                Map.of(
                    "s3:prefix", List.of("database-backups/dev/app/*", "database-backups/app/"))));
  }

  @Test
  void noPolicyNamesAllResourcesOrActions() {
    assertThat(resources.ids("AWS::IAM::Policy")).hasSize(5);
    assertThat(resources.ids("AWS::IAM::Policy"))
        .allSatisfy(
            id ->
                assertThat(resources.properties(id).toString())
                    .doesNotContain("Resource=*")
                    .doesNotContain("Action=*")
                    .doesNotContainPattern("Action=[^,\\]}]*\\*"));
  }

  @Test
  void isLetInByTheDatabaseAndOutToNothingElse() {
    String own = resources.idLike("MigrationsSecurityGroup");
    Map<String, Object> port = attribute(resources.id("AWS::RDS::DBInstance"), "Endpoint.Port");
    template.hasResourceProperties(
        "AWS::EC2::SecurityGroupIngress",
        Map.of(
            "GroupId",
            attribute(resources.idLike("DatabaseSecurityGroup"), "GroupId"),
            "SourceSecurityGroupId",
            attribute(own, "GroupId"),
            "IpProtocol",
            "tcp",
            "FromPort",
            port,
            "ToPort",
            port));
    assertThat(resources.properties(own).get("SecurityGroupEgress").toString())
        .contains("FromPort=443")
        .doesNotContain("IpProtocol=-1");
    template.resourceCountIs("AWS::EC2::SecurityGroupEgress", 1);
    template.hasResourceProperties("AWS::EC2::SecurityGroupEgress", Map.of("FromPort", port));
  }

  @Test
  void isNotCalledAgainByItselfAfterAFailure() {
    template.hasResourceProperties(
        "AWS::Lambda::EventInvokeConfig", Map.of("MaximumRetryAttempts", 0));
  }

  @Test
  void keepsOneLogForAMonthEvenAfterAFailedFirstDeploy() {
    template.hasResource(
        "AWS::Logs::LogGroup",
        Map.of("Properties", Map.of("RetentionInDays", 30), "DeletionPolicy", "Retain"));
    Map<String, Object> log =
        Map.of("LogGroup", Map.of("Ref", resources.id("AWS::Logs::LogGroup")));
    assertThat(resources.ids("AWS::Lambda::Function"))
        .hasSize(4)
        .allSatisfy(
            id ->
                assertThat(Resources.map(resources.properties(id).get("LoggingConfig")))
                    .containsAllEntriesOf(log));
  }

  @Test
  void backupBucketIsEncryptedVersionedAndClosed() {
    template.hasResource(
        "AWS::S3::Bucket",
        Map.of(
            "DeletionPolicy",
            "RetainExceptOnCreate",
            "Properties",
            Map.of(
                "BucketEncryption", Match.anyValue(),
                "VersioningConfiguration", Map.of("Status", "Enabled"),
                "PublicAccessBlockConfiguration",
                    Map.of(
                        "BlockPublicAcls", true,
                        "BlockPublicPolicy", true,
                        "IgnorePublicAcls", true,
                        "RestrictPublicBuckets", true),
                "LifecycleConfiguration",
                    Map.of(
                        "Rules",
                        List.of(
                            Match.objectLike(
                                Map.of(
                                    "AbortIncompleteMultipartUpload",
                                    Map.of("DaysAfterInitiation", 1),
                                    "ExpirationInDays",
                                    365,
                                    "Status",
                                    "Enabled")))))));
    assertThat(resources.properties(resources.id("AWS::S3::BucketPolicy")).toString())
        .contains("Effect=Deny")
        .contains("aws:SecureTransport=false");
  }
}
