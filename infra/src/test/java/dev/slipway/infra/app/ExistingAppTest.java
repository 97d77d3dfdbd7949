package dev.slipway.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.SynthesisMessageLevel;

/** The app for a database that is there already, with everything said that can be said. */
class ExistingAppTest {

  private static CloudAssembly assembly;
  private static Template template;
  private static Resources resources;

  @BeforeAll
  static void synthesize() {
    Map<String, Object> context = new HashMap<>(SampleApp.EXISTING);
    context.putAll(
        Map.of(
            "account", "111122223333",
            "region", "eu-west-1",
            "databaseKind", "cluster",
            "databaseName", "shop",
            "databaseHost", "db.internal",
            "databaseSecurityGroupId", "sg-0a1b2c3d",
            "secretKeyArn", "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d",
            "backupBucket", "our-backups"));
    context.putAll(
        Map.of(
            "runOn", "CHANGE",
            "onRollback", "REVERT",
            "hazards", "refuse",
            "lockTimeoutSeconds", "3",
            "historySchema", "ops",
            "backupBeforeUp", "NEVER",
            "snapshotBeforeUp", "true",
            "alarmTopicArn", "arn:aws:sns:eu-west-1:111122223333:on-call"));
    Stack stack = SampleApp.stack("existing", context);
    template = Template.fromStack(stack);
    resources = Resources.of(template);
    assembly = ((App) stack.getNode().getRoot()).synth();
  }

  @Test
  void asksAwsForNothing() {
    assertThat(assembly.getManifest().getMissing()).isNullOrEmpty();
    assertThat(assembly.getStackByName("slipway-prod-app-prod").getEnvironment().getRegion())
        .isEqualTo("eu-west-1");
  }

  @Test
  void warnsOfNothing() {
    assertThat(assembly.getStackByName("slipway-prod-app-prod").getMessages())
        .filteredOn(message -> message.getLevel() != SynthesisMessageLevel.INFO)
        .isEmpty();
  }

  @Test
  void putsTheFunctionIntoTheGivenNetwork() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of("VpcConfig", Map.of("SubnetIds", List.of("subnet-0a1b2c3d", "subnet-1b2c3d4e"))));
    template.hasResourceProperties(
        "AWS::EC2::SecurityGroupIngress", Map.of("GroupId", "sg-0a1b2c3d", "FromPort", 5432));
  }

  @Test
  void passesEveryValueOn() {
    assertThat(resources.variables())
        .containsEntry("DB_SECRET_ARN", SampleApp.EXISTING.get("secretArn"))
        .containsEntry("DB_HOST", "db.internal")
        .containsEntry("DB_PORT", "5432")
        .containsEntry("DB_NAME", "shop")
        .containsEntry("DB_RESOURCE_ID", "cluster:app-prod")
        .containsEntry("ENVIRONMENT", "prod")
        .containsEntry("LOCK_TIMEOUT", "3000ms")
        .containsEntry("HISTORY_SCHEMA", "ops")
        .containsEntry("BACKUP_S3_BUCKET", "our-backups")
        .containsEntry("BACKUP_BEFORE_UP", "never")
        .containsEntry("SNAPSHOT_BEFORE_UP", "true");
    assertThat(resources.properties(resources.id("Custom::SlipwayMigrations")))
        .containsEntry("headVersion", "20250101_120000")
        .doesNotContainKey("salt");
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("AlarmActions", List.of("arn:aws:sns:eu-west-1:111122223333:on-call")));
  }
}
