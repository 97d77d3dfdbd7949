package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretAttributes;
import software.constructs.Construct;

/** What a deploy would only tell at its end is told at synth. */
class ToldAtSynthTest {

  @ParameterizedTest
  @CsvSource({
    "us-gov-west-1, 1",
    "cn-north-1, 1",
    "us-iso-east-1, 1",
    "mx-central-1, 1",
    "il-central-1, 1",
    "xx-later-1, 1",
    "ap-southeast-5, 1",
    "eu-west-1, 0",
    "ap-southeast-4, 0",
    "us-east-1, 0"
  })
  void aRegionWhoseCertificatesAreNotInTheJar(String region, int warnings) {
    Environment env = Environment.builder().account("111122223333").region(region).build();
    Stack stack = new Stack(Sample.app("region"), "Team", StackProps.builder().env(env).build());
    Vpc vpc = Sample.vpc(stack);
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .build();
    assertThat(
            Annotations.fromStack(stack)
                .findWarning(
                    "*", Match.stringLikeRegexp(".*certificates of RDS in " + region + ".*")))
        .hasSize(warnings);
  }

  @Test
  void aReadReplica() {
    Stack stack = Sample.stack("replica");
    Vpc vpc = Sample.vpc(stack);
    DatabaseInstanceReadReplica replica =
        DatabaseInstanceReadReplica.Builder.create(stack, "Replica")
            .sourceDatabaseInstance(Sample.database(stack, vpc).databaseName("app").build())
            .instanceType(InstanceType.of(InstanceClass.T4G, InstanceSize.MICRO))
            .vpc(vpc)
            .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
            .build();
    assertThatThrownBy(
            () -> Sample.migrations(stack).vpc(vpc).database(replica).databaseName("app").build())
        .hasMessageContaining("database: is a read replica, which nobody can change")
        .hasMessageContaining("or iamUser(...) for a log-in by IAM");
  }

  private static DatabaseMigrations.Builder at(Stack stack, String host) {
    return Sample.migrations(stack)
        .vpc(Sample.vpc(stack))
        .endpoint(host, 5432)
        .secret(Secret.fromSecretNameV2(stack, "Secret", "app"))
        .databaseName("app");
  }

  @Test
  void theEndpointOfAReadReplica() {
    Stack stack = Sample.stack("replica-endpoint");
    Construct other = new Construct(stack, "Other");
    Vpc vpc = Sample.vpc(other);
    DatabaseInstance replica = Sample.database(other, vpc).build();
    ((CfnDBInstance) replica.getNode().getDefaultChild()).setSourceDbInstanceIdentifier("primary");
    assertThatThrownBy(at(stack, replica.getDbInstanceEndpointAddress())::build)
        .hasMessageContaining("database: is a read replica");
  }

  @Test
  void theEndpointOfAReader() {
    Stack stack = Sample.stack("reader");
    CfnDBCluster cluster =
        CfnDBCluster.Builder.create(stack, "Cluster").engine("aurora-postgresql").build();
    assertThatThrownBy(at(stack, cluster.getAttrReadEndpointAddress())::build)
        .hasMessageContaining("give its primary (the writer)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.cluster-ro-abc.eu-west-1.rds.amazonaws.com",
        "app.cluster-ro-abc.rds.cn-north-1.amazonaws.com.cn"
      })
  void theNameOfAReader(String host) {
    assertThatThrownBy(at(Sample.stack("reader-name"), host)::build)
        .hasMessageContaining("database: is a read replica");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "postgres://app:hunter2@db/app", "db.example.com:5432", "db, other"})
  void whatIsNoHost(String host) {
    assertThatThrownBy(at(Sample.stack("no-host"), host)::build)
        .hasMessageContaining("endpoint: has no name of a host; give the name alone")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"app.cluster-abc.eu-west-1.rds.amazonaws.com", "10.0.0.1", "fd00::1", "db_1"})
  void whatIsOnePasses(String host) {
    Stack stack = Sample.stack("host");
    at(stack, host).build();
    assertThat(Resources.of(Template.fromStack(stack)).variables()).containsEntry("DB_HOST", host);
  }

  @Test
  void publicSubnets() {
    Stack stack = Sample.stack("public");
    SubnetConfiguration open =
        SubnetConfiguration.builder().name("Open").subnetType(SubnetType.PUBLIC).build();
    Vpc vpc =
        Vpc.Builder.create(stack, "Open").natGateways(0).subnetConfiguration(List.of(open)).build();
    assertThatThrownBy(at(stack, "db.example.com").vpc(vpc)::build)
        .hasMessageContaining("subnets: are public; a function has no public address there");
    SubnetSelection chosen = SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build();
    assertThatThrownBy(at(new Stack(), "db.example.com").subnets(chosen)::build)
        .hasMessageContaining("subnets: are public");
  }

  @Test
  void theKeyOfASecretElsewhereIsUsedThere() {
    Stack stack = Sample.stack("secret-elsewhere");
    SecretAttributes secret =
        SecretAttributes.builder()
            .secretCompleteArn("arn:aws:secretsmanager:us-east-1:111122223333:secret:app-a1B2c3")
            .encryptionKey(
                Key.fromKeyArn(stack, "Key", "arn:aws:kms:us-east-1:111122223333:key/1a2b"))
            .build();
    at(stack, "db.example.com")
        .secret(Secret.fromSecretAttributes(stack, "Elsewhere", secret))
        .build();
    assertThat(Resources.of(Template.fromStack(stack)).functionStatements().toString())
        .contains("kms:ViaService=secretsmanager.us-east-1.amazonaws.com");
  }
}
