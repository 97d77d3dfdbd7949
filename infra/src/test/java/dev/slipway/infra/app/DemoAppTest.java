package dev.slipway.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** The app as a trial. */
class DemoAppTest {

  private static CloudAssembly assembly;
  private static Template template;
  private static Resources resources;

  @BeforeAll
  static void synthesize() {
    Stack stack = SampleApp.stack("demo", SampleApp.DEMO);
    template = Template.fromStack(stack);
    resources = Resources.of(template);
    assembly = ((App) stack.getNode().getRoot()).synth();
  }

  @Test
  void asksAwsForNothing() {
    assertThat(assembly.getManifest().getMissing()).isNullOrEmpty();
  }

  @Test
  void hasANetworkWithoutAWayOut() {
    template.resourceCountIs("AWS::EC2::Subnet", 2);
    template.resourceCountIs("AWS::EC2::NatGateway", 0);
    template.resourceCountIs("AWS::EC2::InternetGateway", 0);
  }

  @Test
  void reachesTheSecretAndTheAssetsByEndpoints() {
    template.hasResourceProperties(
        "AWS::EC2::VPCEndpoint", Map.of("VpcEndpointType", "Interface", "PrivateDnsEnabled", true));
    template.hasResourceProperties("AWS::EC2::VPCEndpoint", Map.of("VpcEndpointType", "Gateway"));
    assertThat(resources.ids("AWS::EC2::VPCEndpoint"))
        .extracting(id -> resources.properties(id).get("ServiceName").toString())
        .anyMatch(name -> name.contains("secretsmanager"))
        .anyMatch(name -> name.contains(".s3"));
  }

  @Test
  void hasASmallEncryptedPostgresWithMigrationsAndABackupBucket() {
    template.hasResourceProperties(
        "AWS::RDS::DBInstance",
        Map.of(
            "Engine", "postgres",
            "DBInstanceClass", "db.t4g.micro",
            "DBName", "app",
            "StorageEncrypted", true));
    template.resourceCountIs("Custom::SlipwayMigrations", 1);
    template.resourceCountIs("AWS::S3::Bucket", 1);
    assertThat(resources.variables()).containsEntry("DB_NAME", "app");
  }

  @Test
  void leavesNothingBehindWhenItIsDeleted() {
    for (String type : List.of("AWS::RDS::DBInstance", "AWS::S3::Bucket", "AWS::Logs::LogGroup")) {
      assertThat(resources.get(resources.id(type)))
          .as(type)
          .containsEntry("DeletionPolicy", "Delete");
    }
  }
}
