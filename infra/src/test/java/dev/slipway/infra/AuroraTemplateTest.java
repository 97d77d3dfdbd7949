package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.IClusterEngine;

/** Migrations of an Aurora cluster. */
class AuroraTemplateTest {

  private static Resources resources;

  @BeforeAll
  static void synthesize() {
    Stack stack = Sample.stack("aurora");
    Vpc vpc = Sample.vpc(stack);
    Sample.migrations(stack)
        .vpc(vpc)
        .database(cluster(stack, vpc))
        .snapshotBeforeUp(true)
        .backups(Backups.none())
        .withoutStatusSchedule()
        .build();
    resources = Resources.of(Template.fromStack(stack));
  }

  private static DatabaseCluster cluster(Stack stack, Vpc vpc) {
    IClusterEngine engine =
        DatabaseClusterEngine.auroraPostgres(
            AuroraPostgresClusterEngineProps.builder()
                .version(AuroraPostgresEngineVersion.VER_16_4)
                .build());
    return DatabaseCluster.Builder.create(stack, "Database")
        .engine(engine)
        .writer(ClusterInstance.serverlessV2("writer"))
        .vpc(vpc)
        .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
        .defaultDatabaseName("app")
        .build();
  }

  @Test
  void waitForTheClusterAndItsInstance() {
    assertThat(resources.dependsOn(resources.id("Custom::SlipwayMigrations")))
        .contains(
            resources.id("AWS::RDS::DBCluster"),
            resources.id("AWS::RDS::DBInstance"),
            resources.id("AWS::SecretsManager::SecretTargetAttachment"));
  }

  @Test
  void goToTheWriter() {
    String cluster = resources.id("AWS::RDS::DBCluster");
    assertThat(resources.variables())
        .containsEntry("DB_NAME", "app")
        .containsEntry("DB_HOST", Map.of("Fn::GetAtt", List.of(cluster, "Endpoint.Address")))
        .containsEntry("DB_PORT", Map.of("Fn::GetAtt", List.of(cluster, "Endpoint.Port")));
    assertThat(resources.variables().get("DB_RESOURCE_ID").toString())
        .contains("cluster:")
        .contains(cluster);
  }

  @Test
  void mayTakeSnapshotsOfTheClusterOnly() {
    Map<String, Object> snapshots = resources.functionStatements().get(2);
    assertThat(snapshots)
        .containsEntry(
            "Action", List.of("rds:CreateDBClusterSnapshot", "rds:DescribeDBClusterSnapshots"));
    assertThat(snapshots.get("Resource").toString())
        .contains(":cluster:, {Ref=" + resources.id("AWS::RDS::DBCluster"))
        .contains(":cluster-snapshot:slipway-app-*");
    assertThat(resources.functionStatements().get(3))
        .containsEntry("Action", "rds:AddTagsToResource");
  }

  @Test
  void leaveOutWhatIsTurnedOff() {
    assertThat(resources.ids("AWS::S3::Bucket")).isEmpty();
    assertThat(resources.variables()).doesNotContainKey("BACKUP_S3_BUCKET");
    assertThat(resources.ids("AWS::Events::Rule")).isEmpty();
    assertThat(resources.ids("AWS::CloudWatch::Alarm")).hasSize(7);
  }
}
