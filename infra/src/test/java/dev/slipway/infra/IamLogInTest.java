package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceAttributes;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.rds.ProxyTarget;

/** The function logs in by IAM, and there is no secret. */
class IamLogInTest {

  private final Stack stack = Sample.stack("iam-log-in");
  private final Vpc vpc = Sample.vpc(stack);

  private DatabaseMigrations.Builder migrations() {
    return Sample.migrations(stack).vpc(vpc).iamUser("migrator");
  }

  private DatabaseCluster cluster(boolean iam) {
    return DatabaseCluster.Builder.create(stack, "Cluster")
        .engine(
            DatabaseClusterEngine.auroraPostgres(
                AuroraPostgresClusterEngineProps.builder()
                    .version(AuroraPostgresEngineVersion.of("16.6", "16"))
                    .build()))
        .defaultDatabaseName("app")
        .iamAuthentication(iam)
        .writer(ClusterInstance.serverlessV2("Writer"))
        .vpc(vpc)
        .vpcSubnets(SubnetSelection.builder().subnets(vpc.getIsolatedSubnets()).build())
        .build();
  }

  private Resources resources() {
    return Resources.of(Template.fromStack(stack));
  }

  /** What IAM is asked about whom the function may be; all of it has one resource. */
  private static Object users(Resources resources) {
    List<Object> users =
        resources.functionStatements().stream()
            .filter(statement -> "rds-db:connect".equals(statement.get("Action")))
            .map(statement -> statement.get("Resource"))
            .toList();
    assertThat(users).hasSize(1);
    assertThat(resources.functionStatements().toString()).doesNotContain("secretsmanager");
    return users.get(0);
  }

  private static Object arn(Object server) {
    return Map.of(
        "Fn::Join",
        List.of(
            "",
            List.of(
                "arn:",
                Map.of("Ref", "AWS::Partition"),
                ":rds-db:",
                Map.of("Ref", "AWS::Region"),
                ":",
                Map.of("Ref", "AWS::AccountId"),
                ":dbuser:",
                server,
                "/migrator")));
  }

  @Test
  void anInstanceIsCalledByItsResourceId() {
    migrations()
        .database(Sample.database(stack, vpc).databaseName("app").iamAuthentication(true).build())
        .build();
    Resources resources = resources();
    String database = resources.id("AWS::RDS::DBInstance");
    assertThat(users(resources))
        .isEqualTo(arn(Map.of("Fn::GetAtt", List.of(database, "DbiResourceId"))));
    assertThat(resources.variables())
        .containsEntry("DB_AUTH", "iam")
        .containsEntry("DB_USER", "migrator")
        .containsEntry("DB_NAME", "app")
        .containsKeys("DB_HOST", "DB_PORT")
        .doesNotContainKey("DB_SECRET_ARN");
    assertThat(resources.dependsOn(resources.id("Custom::SlipwayMigrations"))).contains(database);
  }

  /** Whether it takes such log-ins is known when the stack is deployed. */
  @Test
  void whatADeployDecidesIsNotRefused() {
    DatabaseCluster cluster = cluster(false);
    CfnParameter on = CfnParameter.Builder.create(stack, "Iam").type("String").build();
    ((CfnDBCluster) cluster.getNode().getDefaultChild())
        .setEnableIamDatabaseAuthentication(Token.asAny(on.getValueAsString()));
    migrations().database(cluster).build();
    assertThat(resources().variables()).containsEntry("DB_AUTH", "iam");
  }

  @Test
  void aClusterIsCalledByItsResourceId() {
    migrations().database(cluster(true)).build();
    Resources resources = resources();
    assertThat(users(resources))
        .isEqualTo(
            arn(
                Map.of(
                    "Fn::GetAtt",
                    List.of(resources.id("AWS::RDS::DBCluster"), "DBClusterResourceId"))));
  }

  @Test
  void aProxyIsCalledByTheEndOfItsName() {
    DatabaseInstance database = Sample.database(stack, vpc).databaseName("app").build();
    DatabaseProxy proxy =
        DatabaseProxy.Builder.create(stack, "Proxy")
            .proxyTarget(ProxyTarget.fromInstance(database))
            .secrets(List.of(database.getSecret()))
            .iamAuth(true)
            .vpc(vpc)
            .build();
    migrations().database(proxy).databaseName("app").build();
    Resources resources = resources();
    assertThat(users(resources).toString())
        .contains("{Fn::Select=[6, {Fn::Split=[:, {Fn::GetAtt=[" + resources.idLike("Proxy"))
        .contains("DBProxyArn]}]}]}, /migrator");
  }

  @Test
  void anEndpointIsCalledAsIsSaid() {
    migrations()
        .endpoint("db.internal", 5432)
        .databaseName("app")
        .databaseResourceId("db-ABC123")
        .databaseSecurityGroup(SecurityGroup.fromSecurityGroupId(stack, "Db", "sg-0a1b2c3d"))
        .build();
    assertThat(users(resources()).toString()).contains(":dbuser:db-ABC123/migrator");
  }

  @Test
  void aServerThatTakesNoSuchLogInsIsTold() {
    assertThatThrownBy(
            () ->
                migrations()
                    .database(Sample.database(stack, vpc).databaseName("app").build())
                    .build())
        .hasMessageContaining(
            "iamUser: needs a database that is made with iamAuthentication(true)");
    assertThatThrownBy(() -> migrations().database(cluster(false)).build())
        .hasMessageContaining("iamAuthentication(true)");
  }

  @Test
  void anImportedInstanceMustBeKnownToIam() {
    IDatabaseInstance imported =
        DatabaseInstance.fromDatabaseInstanceAttributes(
            stack,
            "Imported",
            DatabaseInstanceAttributes.builder()
                .instanceIdentifier("app-prod")
                .instanceEndpointAddress("db.internal")
                .port(5432)
                .securityGroups(List.of())
                .build());
    assertThatThrownBy(() -> migrations().database(imported).databaseName("app").build())
        .hasMessageContaining("iamUser: needs to know what IAM calls the server");
    migrations().database(imported).databaseName("app").databaseResourceId("db-XYZ").build();
    assertThat(users(resources()).toString()).contains(":dbuser:db-XYZ/migrator");
  }

  @Test
  void whatContradictsItselfIsTold() {
    assertThatThrownBy(() -> migrations().build())
        .hasMessageContaining("database: is missing; give database(...) or endpoint(...)");
    assertThatThrownBy(
            () ->
                migrations()
                    .iamUser(" ")
                    .endpoint("db.internal", 5432)
                    .secret(Sample.database(stack, vpc).build().getSecret())
                    .build())
        .hasMessageContaining("iamUser: is blank")
        .hasMessageContaining("iamUser: contradicts secret(...)")
        .hasMessageContaining("databaseName: is missing; without a secret")
        .hasMessageContaining("iamUser: needs to know what IAM calls the server");
    assertThatThrownBy(
            () ->
                Sample.migrations(stack)
                    .vpc(vpc)
                    .databaseResourceId("db-ABC")
                    .endpoint("db.internal", 5432)
                    .build())
        .hasMessageContaining("databaseResourceId: is for a log-in by IAM alone");
  }
}
