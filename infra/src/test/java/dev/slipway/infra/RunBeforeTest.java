package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Services that wait for the migrations of a database whose secret has a key of its own. */
class RunBeforeTest {

  private static final String TYPE = "Custom::SlipwayMigrations";

  private final Stack stack = Sample.stack("run-before");
  private final KeyedTeam team = KeyedTeam.of(stack);
  private final DatabaseMigrations migrations = team.migrations(stack).build();

  private static Resources resources(Stack stack) {
    // Refuses a template with a circle in it.
    return Resources.of(Template.fromStack(stack));
  }

  private static List<String> waiting(Resources resources, String type) {
    String migrations = resources.id(TYPE);
    return resources.ids(type).stream()
        .filter(id -> resources.dependsOn(id).contains(migrations))
        .toList();
  }

  @Test
  void aFunctionThatMayReadTheSecretWaits() {
    migrations.runBefore(team.function(stack));
    Resources resources = resources(stack);
    assertThat(resources.dependsOn(resources.idLike("Service"))).contains(resources.id(TYPE));
  }

  @Test
  void aDependencyOfTheWholeServiceWouldBeACircle() {
    team.function(stack).getNode().addDependency(migrations);
    assertThatThrownBy(() -> resources(stack)).hasMessageContaining("cycle");
  }

  @Test
  void severalServicesWait() {
    migrations.runBefore(team.function(stack), team.container());
    Resources resources = resources(stack);
    assertThat(waiting(resources, "AWS::Lambda::Function"))
        .containsExactly(resources.idLike("Service"));
    assertThat(waiting(resources, "AWS::ECS::Service")).hasSize(1);
  }

  @Test
  void aConstructOfTheTeamWaitsWithAllThatRunsCodeInIt() {
    Construct both = new Construct(stack, "Both");
    team.function(both);
    migrations.runBefore(both);
    Resources resources = resources(stack);
    assertThat(waiting(resources, "AWS::Lambda::Function"))
        .containsExactly(resources.idLike("BothService"));
  }

  @Test
  void whatIsAddedToAServiceLaterWaitsToo() {
    Construct both = new Construct(stack, "Both");
    migrations.runBefore(both);
    team.function(both);
    Resources resources = resources(stack);
    assertThat(waiting(resources, "AWS::Lambda::Function"))
        .containsExactly(resources.idLike("BothService"));
  }

  @Test
  void anAliasWaitsForTheVersionThatCallersGet() {
    Function function = team.function(stack);
    migrations.runBefore(
        Alias.Builder.create(stack, "Live")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build());
    assertThat(waiting(resources(stack), "AWS::Lambda::Alias")).hasSize(1);
  }

  @Test
  void otherMigrationsWait() {
    DatabaseMigrations after =
        KeyedTeam.migrations(stack, "After")
            .vpc(team.vpc())
            .database(team.database())
            .databaseName("other")
            .build();
    migrations.runBefore(after);
    Resources resources = resources(stack);
    assertThat(resources.dependsOn(resources.idLike("After")))
        .contains(resources.idLike("Migrations"));
  }

  @Test
  void whatHoldsTheMigrationsCannotWaitForThem() {
    assertThatThrownBy(() -> migrations.runBefore(stack))
        .hasMessageContaining("runBefore: Team holds Team/Migrations itself")
        .hasMessageContaining("name the services in it");
  }

  @Test
  void whatTheMigrationsWaitForCannotWaitForThem() {
    for (IConstruct first : List.of(team.database(), team.vpc(), migrations.getFunction())) {
      assertThatThrownBy(() -> migrations.runBefore(first))
          .hasMessageContaining("runBefore: the migrations wait for " + first.getNode().getPath())
          .hasMessageContaining("name what runs code");
    }
  }

  @Test
  void whereTheDatabaseIsOneOfItsPartsTheOthersWait() {
    Construct backend = new Construct(stack, "Backend");
    Vpc vpc = Sample.vpc(backend);
    DatabaseInstance database = Sample.database(backend, vpc).databaseName("late").build();
    database.addRotationSingleUser();
    Bucket bucket = new Bucket(backend, "Files");
    vpc.addGatewayEndpoint(
            "S3",
            GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build())
        .addToPolicy(
            PolicyStatement.Builder.create()
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("s3:GetObject"))
                .resources(List.of(bucket.arnForObjects("*")))
                .build());
    KeyedTeam.bareFunction(backend, "Service").build();
    DatabaseMigrations late =
        KeyedTeam.migrations(stack, "Late").vpc(vpc).database(database).build();
    late.runBefore(backend);
    Resources resources = resources(stack);
    assertThat(resources.dependsOn(resources.idLike("BackendService")))
        .contains(resources.idLike("Late"));
  }

  @Test
  void whatHasNothingThatCouldWaitIsTold() {
    migrations.runBefore(Function.fromFunctionName(stack, "Imported", "theirs"));
    assertThat(
            Annotations.fromStack(stack)
                .findWarning(
                    "/Team/Imported",
                    Match.stringLikeRegexp("runBefore: Team/Imported has no resource .*")))
        .hasSize(1);
  }

  @Test
  void aRoleWaitsWhereItIsMeant() {
    Role role =
        Role.Builder.create(stack, "Admin")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    migrations.runBefore(role);
    assertThat(waiting(resources(stack), "AWS::IAM::Role")).hasSize(1);
  }

  @Test
  void aServiceOfAnotherStackMakesItsStackWait() {
    Stack other = new Stack((App) stack.getNode().getRoot(), "Services");
    KeyedTeam.bareFunction(other, "Late").build();
    migrations.runBefore(other);
    assertThat(resources(other).ids("AWS::Lambda::Function")).hasSize(1);
    assertThat(other.getDependencies()).extracting(Stack::getStackName).containsExactly("Team");
  }
}
