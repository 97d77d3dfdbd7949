package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;

/** Every default replaced. */
class ChosenPropsTest {

  private static final Object JSON_OF_PLACEHOLDERS =
      Map.of(
          "Fn::Join",
          List.of(
              "",
              List.of(
                  "{\"kind\":\"a \\\"b\\\"\",\"region\":\"", Map.of("Ref", "AWS::Region"), "\"}")));

  private static final String SIGNS = "arn:aws:kms:eu-west-1:111122223333:key/signs";

  private static Stack stack;
  private static Template template;
  private static Resources resources;

  @BeforeAll
  static void synthesize() {
    stack = Sample.stack("chosen");
    Vpc vpc = Sample.vpc(stack);
    String firstZone = vpc.getAvailabilityZones().get(0);
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).build())
        .databaseName("shop")
        .environment("prod")
        .protectedEnvironments("prod", "EU-Prod")
        .existingDatabase(true)
        .acceptDrift(true)
        .environmentChanged(true)
        .environmentChanged(false)
        .runOn(RunOn.CHANGE)
        .onRollback(OnRollback.REVERT)
        .outOfOrder(OutOfOrder.LEAVE)
        .backfill(true)
        .hazards("refuse")
        .hazardLevel("drop-table", "warning")
        .hazardLevel("style", "error")
        .set("region", stack.getRegion())
        .set("kind", "a \"b\"")
        .setEnv("OWN")
        .lockTimeout(Duration.seconds(2))
        .lockTries(3)
        .statementTimeout(Duration.minutes(5))
        .connectWait(Duration.minutes(2))
        .runLockWait(Duration.seconds(30))
        .migrationsFormat("native")
        .historySchema("ops")
        .memory(3008)
        .architecture(Architecture.ARM_64)
        .runtime(Runtime.JAVA_21)
        .subnets(SubnetSelection.builder().availabilityZones(List.of(firstZone)).build())
        .securityGroup(SecurityGroup.fromSecurityGroupId(stack, "Group", "sg-1b2c3d4e"))
        .logRetention(RetentionDays.ONE_YEAR)
        .kmsKey(new Key(stack, "Key"))
        .backups(Backups.in(Bucket.fromBucketName(stack, "Bucket", "our-backups")))
        .backupBeforeUp(BackupBeforeUp.ALWAYS)
        .snapshotBeforeUp(true)
        .backupKey(Key.fromKeyArn(stack, "Signs", SIGNS))
        .statusEvery(Duration.hours(6))
        .backupEvery(Duration.days(1))
        .build();
    template = Template.fromStack(stack);
    resources = Resources.of(template);
  }

  @Test
  void reachTheFunction() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Runtime", "java21",
            "MemorySize", 3008,
            "Architectures", List.of("arm64"),
            "KmsKeyArn", Match.anyValue(),
            "VpcConfig",
                Map.of(
                    "SecurityGroupIds",
                    List.of("sg-1b2c3d4e"),
                    "SubnetIds",
                    List.of(Map.of("Ref", resources.idLike("VpcIsolatedSubnet1Subnet"))))));
  }

  @Test
  void whatARunBringsIsPartOfTheDeploysProperties() {
    template.hasResourceProperties(
        "Custom::SlipwayMigrations",
        Map.of(
            "outOfOrder",
            "LEAVE",
            "backfill",
            "true",
            "set",
            JSON_OF_PLACEHOLDERS,
            "salt",
            Match.absent()));
  }

  /** Without a salt, CloudFormation sends an update only where one of these differs. */
  @Test
  void anotherDatabaseOrOtherFilesMakeADeploy() {
    template.hasResourceProperties(
        "Custom::SlipwayMigrations",
        Map.of("environment", "prod", "historySchema", "ops", "migrationsFormat", "native"));
    String database =
        resources.properties(resources.id("Custom::SlipwayMigrations")).get("database").toString();
    assertThat(database)
        .contains("Endpoint.Address", " shop ", "DbiResourceId", "SecretAttachment");
  }

  @Test
  void reachItsVariables() {
    assertThat(resources.variables())
        .containsEntry("ENVIRONMENT", "prod")
        .containsEntry("DEPLOY_BACKFILL", "true")
        .containsEntry("PROTECTED_ENVIRONMENTS", "prod,eu-prod")
        .containsEntry("ON_ROLLBACK", "REVERT")
        .containsEntry("DEPLOY_CONSENTS", "existing,acceptDrift")
        .containsEntry("DB_NAME", "shop")
        .containsEntry("METRICS_DATABASE", "shop")
        .containsEntry("DEPLOY_OUT_OF_ORDER", "leave")
        .containsEntry("DEPLOY_HAZARDS", "refuse")
        .containsEntry("DEPLOY_HAZARD_LEVELS", "drop-table=warning,style=error")
        .containsEntry("DEPLOY_SET", JSON_OF_PLACEHOLDERS)
        .containsEntry("DEPLOY_SET_ENV", "OWN")
        .containsEntry("LOCK_TIMEOUT", "2000ms")
        .containsEntry("LOCK_TRIES", "3")
        .containsEntry("STATEMENT_TIMEOUT", "300000ms")
        .containsEntry("CONNECT_WAIT", "120000ms")
        .containsEntry("RUN_LOCK_WAIT", "30000ms")
        .containsEntry("MIGRATIONS_FORMAT", "native")
        .containsEntry("HISTORY_SCHEMA", "ops")
        .containsEntry("BACKUP_S3_BUCKET", "our-backups")
        .containsEntry("BACKUP_KEY", SIGNS)
        .containsEntry("BACKUP_BEFORE_UP", "always")
        .containsEntry("SNAPSHOT_BEFORE_UP", "true");
  }

  @Test
  void theFunctionMaySignWithTheKeyAndNothingElse() {
    assertThat(resources.functionStatements())
        .filteredOn("Resource", SIGNS)
        .extracting(one -> one.get("Action"))
        .containsExactly(List.of("kms:GenerateMac", "kms:VerifyMac"));
  }

  @Test
  void backupsAreTakenEveryDay() {
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "ScheduleExpression",
            "rate(1 day)",
            "Targets",
            List.of(Match.objectLike(Map.of("Input", "{\"action\":\"backup\"}")))));
  }

  @Test
  void onlyChangesRunMigrationsWhenAskedFor() {
    assertThat(resources.properties(resources.id("Custom::SlipwayMigrations")))
        .containsEntry("onRollback", "REVERT")
        .doesNotContainKey("salt");
  }

  @Test
  void snapshotsAreOfTheOneDatabase() {
    Map<String, Object> snapshots = resources.functionStatements().get(4);
    assertThat(snapshots)
        .containsEntry(
            "Action",
            List.of("rds:CreateDBSnapshot", "rds:DescribeDBInstances", "rds:DescribeDBSnapshots"));
    assertThat(snapshots.get("Resource").toString())
        .contains(":db:, {Ref=" + resources.id("AWS::RDS::DBInstance"))
        .contains(":snapshot:slipway-shop-*");
    Map<String, Object> tags = resources.functionStatements().get(5);
    assertThat(tags).containsEntry("Action", "rds:AddTagsToResource");
    assertThat(tags.get("Resource").toString())
        .contains(":snapshot:slipway-shop-*")
        .doesNotContain(":db:");
  }

  @Test
  void givenBucketIsNotMadeAndTheGivenGroupIsLetIn() {
    template.resourceCountIs("AWS::S3::Bucket", 0);
    template.hasResourceProperties(
        "AWS::EC2::SecurityGroupIngress", Map.of("SourceSecurityGroupId", "sg-1b2c3d4e"));
    assertThat(resources.functionStatements().get(2).get("Resource").toString())
        .contains(":s3:::our-backups/database-backups/prod/shop/*");
  }

  @Test
  void keyEncryptsTheLogAndLetsItBeWritten() {
    template.hasResourceProperties(
        "AWS::Logs::LogGroup", Map.of("RetentionInDays", 365, "KmsKeyId", Match.anyValue()));
    assertThat(resources.properties(resources.id("AWS::KMS::Key")).toString())
        .contains("logs.", ".amazonaws.com");
  }

  @Test
  void statusComesAsOftenAsAskedForAndTheAlarmFollows() {
    template.hasResourceProperties(
        "AWS::Events::Rule", Map.of("ScheduleExpression", "rate(6 hours)"));
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("MetricName", "MigrationsPending", "Period", 21_600, "EvaluationPeriods", 4));
  }
}
