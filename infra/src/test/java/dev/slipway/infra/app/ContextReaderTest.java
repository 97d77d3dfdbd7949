package dev.slipway.infra.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be said with {@code -c}, and what is said back. */
class ContextReaderTest {

  private static Map<String, Object> existing(Map<String, ?> changes) {
    Map<String, Object> context = new HashMap<>(SampleApp.EXISTING);
    context.putAll(changes);
    return context;
  }

  private static void refuses(Map<String, ?> context, String... problems) {
    assertThatThrownBy(() -> ContextReader.read(context))
        .isInstanceOf(InvalidInput.class)
        .message()
        .satisfies(
            message -> {
              List<String> lines = message.lines().toList();
              assertThat(lines.get(0)).isEqualTo("The context (-c name=value) is wrong:");
              assertThat(lines.get(lines.size() - 1)).contains("-c demo=true");
              assertThat(lines.subList(1, lines.size() - 1)).containsExactlyInAnyOrder(problems);
            });
  }

  @Test
  void readsAnExistingDatabase() {
    AppContext context = ContextReader.read(SampleApp.EXISTING);
    assertThat(context.isDemo()).isFalse();
    assertThat(context.stackName()).isEqualTo("slipway-prod-app-prod");
    assertThat(context.list(ContextKey.SUBNET_IDS))
        .containsExactly("subnet-0a1b2c3d", "subnet-1b2c3d4e");
  }

  @Test
  void readsADemoWhateverTheCdkAddsItself() {
    AppContext context =
        ContextReader.read(
            Map.of(
                "demo", true,
                "@aws-cdk/core:checkSecretUsage", true,
                "aws:cdk:bundling-stacks", List.of("**"),
                "cli-telemetry", false));
    assertThat(context.isDemo()).isTrue();
    assertThat(context.environment()).isEqualTo("dev");
    assertThat(context.stackName()).isEqualTo("slipway-demo");
  }

  @Test
  void namesEverythingThatIsMissingWithAnExample() {
    refuses(
        Map.of(),
        "  vpcId: is missing; write it like -c vpcId=vpc-0a1b2c3d",
        "  subnetIds: is missing; write it like -c subnetIds=subnet-0a1b2c3d,subnet-1b2c3d4e",
        "  availabilityZones: is missing; write it like -c availabilityZones=eu-west-1a,eu-west-1b",
        "  secretArn: is missing; write it like -c"
            + " secretArn=arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-a1B2c3",
        "  databaseIdentifier: is missing; write it like -c databaseIdentifier=app-prod");
  }

  @Test
  void namesAllContradictionsAtOnce() {
    refuses(
        Map.of("demo", "true", "vpcId", "vpc-1", "databaseName", "app", "snapshotBeforeUp", "true"),
        "  vpcId: contradicts demo=true, which makes a network and a database",
        "  databaseName: contradicts demo=true, which makes a network and a database",
        "  snapshotBeforeUp: is not for the demo: its network has no way to RDS");
    refuses(
        existing(
            Map.of(
                "availabilityZones", "eu-west-1a,eu-west-1b,eu-west-1c",
                "account", "111122223333")),
        "  subnetIds: are 2 in 3 availabilityZones; name the zone of each subnet, in the same"
            + " order",
        "  account: and region go together; give both or none");
  }

  @Test
  void namesAllMistypedValuesAndKeys() {
    refuses(
        existing(
            Map.of(
                "vpcId", "0a1b2c3d",
                "runOn", "always",
                "secretArn", "app",
                "snapshotBeforUp", "true")),
        "  vpcId: cannot be \"0a1b2c3d\"; write it like -c vpcId=vpc-0a1b2c3d",
        "  runOn: cannot be \"always\"; write it like -c runOn=CHANGE",
        "  secretArn: cannot be \"app\"; write it like -c"
            + " secretArn=arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-a1B2c3",
        "  snapshotBeforUp: is not known; known are demo, environment, protectedEnvironments,"
            + " migrations, runOn, onRollback, hazards, lockTimeoutSeconds,"
            + " migrationsFormat, historySchema, backupBeforeUp, snapshotBeforeUp, existingDatabase, acceptDrift,"
            + " environmentChanged, alarmTopicArn, account, region, vpcId, subnetIds,"
            + " availabilityZones, secretArn, databaseIdentifier, databaseKind, databaseName,"
            + " databaseHost, databasePort, databaseSecurityGroupId, securityGroupId, secretKeyArn,"
            + " backupBucket");
  }
}
