package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.IStableNumberProducer;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBCluster.ServerlessV2ScalingConfigurationProperty;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;

/** Each look at the status wakes an Aurora that pauses. */
class PausingClusterTest {

  private static final String RULE = "AWS::Events::Rule";

  private Stack stack;
  private Vpc vpc;

  @BeforeEach
  void aNetwork() {
    stack = Sample.stack("pausing");
    vpc = Sample.vpc(stack);
  }

  private DatabaseCluster cluster(double least) {
    AuroraPostgresClusterEngineProps version =
        AuroraPostgresClusterEngineProps.builder()
            .version(AuroraPostgresEngineVersion.of("16.6", "16"))
            .build();
    return DatabaseCluster.Builder.create(Stack.of(vpc), "Cluster")
        .engine(DatabaseClusterEngine.auroraPostgres(version))
        .defaultDatabaseName("app")
        .serverlessV2MinCapacity(least)
        .serverlessV2MaxCapacity(4)
        .writer(ClusterInstance.serverlessV2("Writer"))
        .vpc(vpc)
        .vpcSubnets(SubnetSelection.builder().subnets(vpc.getIsolatedSubnets()).build())
        .build();
  }

  private static void change(DatabaseCluster cluster, Number least) {
    ((CfnDBCluster) cluster.getNode().getDefaultChild())
        .setServerlessV2ScalingConfiguration(
            ServerlessV2ScalingConfigurationProperty.builder()
                .minCapacity(least)
                .maxCapacity(4)
                .build());
  }

  private DatabaseMigrations.Builder migrations(DatabaseCluster cluster) {
    return Sample.migrations(stack).vpc(vpc).database(cluster);
  }

  private List<Object> states() {
    return Template.fromStack(stack).findResources(RULE).values().stream()
        .map(rule -> Resources.map(rule.get("Properties")).get("State"))
        .toList();
  }

  @Test
  void isNotLookedAtEachHour() {
    migrations(cluster(0)).build();
    assertThat(states()).containsExactly("DISABLED", "DISABLED", "DISABLED");
  }

  @Test
  void isLookedAtWhenSomebodySaysSo() {
    migrations(cluster(0)).statusEvery(Duration.days(1)).build();
    assertThat(states()).containsExactly("ENABLED", "ENABLED", "ENABLED");
  }

  @Test
  void isLookedAtEachHourWhenItNeverPauses() {
    migrations(cluster(0.5)).build();
    assertThat(states()).containsExactly("ENABLED", "ENABLED", "ENABLED");
  }

  @Test
  void mayBeginToPauseInCodeThatComesLater() {
    DatabaseCluster cluster = cluster(0.5);
    migrations(cluster).backupEvery(Duration.days(1)).build();
    change(cluster, 0);
    assertThat(states()).containsExactlyInAnyOrder("DISABLED", "DISABLED", "DISABLED", "ENABLED");
  }

  @Test
  void isLookedAtAllTheSameWhereSomebodySaidSo() {
    DatabaseCluster cluster = cluster(0.5);
    migrations(cluster).statusEvery(Duration.hours(6)).build();
    change(cluster, 0);
    assertThat(states()).containsExactly("ENABLED", "ENABLED", "ENABLED");
  }

  @Test
  void mayCeaseToPauseInCodeThatComesLater() {
    DatabaseCluster cluster = cluster(0);
    migrations(cluster).build();
    change(cluster, 1);
    assertThat(states()).containsExactly("ENABLED", "ENABLED", "ENABLED");
  }

  @Test
  void isAskedForByTheDeployWhereOnlyTheDeployKnows() {
    DatabaseCluster cluster = cluster(0.5);
    CfnParameter least = CfnParameter.Builder.create(stack, "Least").type("Number").build();
    change(cluster, least.getValueAsNumber());
    migrations(cluster).build();
    Template template = Template.fromStack(stack);
    Map<String, Map<String, Object>> conditions = template.findConditions("*");
    assertThat(conditions.values())
        .containsExactly(
            Map.of(
                "Fn::Or",
                List.of(
                    Map.of("Fn::Equals", List.of(Map.of("Ref", "Least"), "0")),
                    Map.of("Fn::Equals", List.of(Map.of("Ref", "Least"), "0.0")))));
    String condition = conditions.keySet().iterator().next();
    assertThat(states())
        .hasSize(3)
        .containsOnly(Map.of("Fn::If", List.of(condition, "DISABLED", "ENABLED")));
  }

  @Test
  void mayBeSaidByWhatIsAskedAtTheEnd() {
    DatabaseCluster cluster = cluster(0.5);
    change(cluster, Lazy.number((IStableNumberProducer) () -> 0));
    migrations(cluster).build();
    assertThat(states()).containsExactly("DISABLED", "DISABLED", "DISABLED");
  }

  @Test
  void isToldOfWhereAnotherStacksDeployKnows() {
    Stack data = new Stack((App) stack.getNode().getRoot(), "Data");
    vpc = Sample.vpc(data);
    DatabaseCluster cluster = cluster(0.5);
    CfnParameter least = CfnParameter.Builder.create(data, "Least").type("Number").build();
    change(cluster, least.getValueAsNumber());
    migrations(cluster).build();
    assertThat(states()).containsExactly("ENABLED", "ENABLED", "ENABLED");
    assertThat(
            Annotations.fromStack(stack)
                .findWarning("*", Match.stringLikeRegexp(".*least capacity.*statusEvery.*")))
        .hasSize(1);
  }

  @Test
  void ofAnotherStackIsSeenWhereItIsANumber() {
    Stack data = new Stack((App) stack.getNode().getRoot(), "Data");
    vpc = Sample.vpc(data);
    DatabaseCluster cluster = cluster(0.5);
    migrations(cluster).build();
    change(cluster, 0);
    assertThat(states()).containsExactly("DISABLED", "DISABLED", "DISABLED");
  }
}
