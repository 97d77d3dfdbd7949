package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsBaseOptions;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.constructs.Construct;

/** Services that wait for the migrations of a database whose secret has a key of its own. */
class RunBeforeTest {

  private static final String TYPE = "Custom::SlipwayMigrations";

  /** A stack with a database whose secret is encrypted with the team's key. */
  private record Team(
      Stack stack, Vpc vpc, DatabaseInstance database, DatabaseMigrations migrations) {

    static Team of(Stack stack) {
      Vpc vpc = Sample.vpc(stack);
      DatabaseInstance database =
          Sample.database(stack, vpc)
              .databaseName("app")
              .credentials(
                  Credentials.fromGeneratedSecret(
                      "app",
                      CredentialsBaseOptions.builder()
                          .encryptionKey(new Key(stack, "Key"))
                          .build()))
              .build();
      return new Team(
          stack, vpc, database, Sample.migrations(stack).vpc(vpc).database(database).build());
    }

    /** A function that may read the secret and reach the database. */
    Function function(Construct scope) {
      Function function =
          Function.Builder.create(scope, "Service")
              .vpc(vpc)
              .runtime(Runtime.NODEJS_22_X)
              .handler("index.handler")
              .code(Code.fromInline("exports.handler = async () => 1"))
              .build();
      database.getSecret().grantRead(function);
      database.getConnections().allowDefaultPortFrom(function);
      return function;
    }

    FargateService container() {
      FargateTaskDefinition task = FargateTaskDefinition.Builder.create(stack, "Task").build();
      task.addContainer(
          "web",
          ContainerDefinitionOptions.builder()
              .image(ContainerImage.fromRegistry("nginx"))
              .secrets(Map.of("DB", Secret.fromSecretsManager(database.getSecret())))
              .build());
      FargateService service =
          FargateService.Builder.create(stack, "Service")
              .cluster(Cluster.Builder.create(stack, "Cluster").vpc(vpc).build())
              .taskDefinition(task)
              .build();
      database.getConnections().allowDefaultPortFrom(service);
      return service;
    }
  }

  private static Resources resources(Stack stack) {
    // Refuses a template with a circle in it.
    return Resources.of(Template.fromStack(stack));
  }

  @Test
  void aFunctionThatMayReadTheSecretWaits() {
    Team team = Team.of(Sample.stack("run-before"));
    team.migrations.runBefore(team.function(team.stack));
    Resources resources = resources(team.stack);
    assertThat(resources.dependsOn(resources.idLike("Service"))).contains(resources.id(TYPE));
  }

  @Test
  void aDependencyOfTheWholeServiceWouldBeACircle() {
    Team team = Team.of(Sample.stack("run-before-circle"));
    team.function(team.stack).getNode().addDependency(team.migrations);
    assertThatThrownBy(() -> resources(team.stack)).hasMessageContaining("cycle");
  }

  @Test
  void aContainerServiceWaits() {
    Team team = Team.of(Sample.stack("run-before-container"));
    team.migrations.runBefore(team.container());
    Resources resources = resources(team.stack);
    assertThat(resources.dependsOn(resources.id("AWS::ECS::Service"))).contains(resources.id(TYPE));
  }

  @Test
  void aConstructOfTheTeamWaitsWithAllThatRunsCodeInIt() {
    Team team = Team.of(Sample.stack("run-before-construct"));
    Construct both = new Construct(team.stack, "Both");
    team.function(both);
    team.migrations.runBefore(both);
    Resources resources = resources(team.stack);
    assertThat(waiting(resources)).containsExactly(resources.idLike("BothService"));
  }

  @Test
  void aServiceOfAnotherStackMakesItsStackWait() {
    App app = Sample.app("run-before-stacks");
    Team team = Team.of(new Stack(app, "Data"));
    Stack other = new Stack(app, "Services");
    Function.Builder.create(other, "Late")
        .runtime(Runtime.NODEJS_22_X)
        .handler("index.handler")
        .code(Code.fromInline("exports.handler = async () => 1"))
        .build();
    team.migrations.runBefore(other);
    assertThat(resources(other).ids("AWS::Lambda::Function")).hasSize(1);
    assertThat(other.getDependencies()).extracting(Stack::getStackName).containsExactly("Data");
  }

  private static List<String> waiting(Resources resources) {
    String migrations = resources.id(TYPE);
    return resources.ids("AWS::Lambda::Function").stream()
        .filter(id -> resources.dependsOn(id).contains(migrations))
        .toList();
  }
}
