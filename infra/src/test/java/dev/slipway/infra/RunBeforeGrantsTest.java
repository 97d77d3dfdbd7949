package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/**
 * Grants write a service's role into policies of what the migrations wait for. Each template here
 * is refused by the CDK when two of its resources wait for each other.
 */
class RunBeforeGrantsTest {

  private static final String TYPE = "Custom::SlipwayMigrations";

  private App app;
  private Stack stack;
  private KeyedTeam team;

  @BeforeEach
  void aTeamWithAKey() {
    app = Sample.app("run-before-grants");
    stack = new Stack(app, "Team");
    team = KeyedTeam.of(stack);
  }

  private static void assertWaits(Stack stack, String service) {
    Resources resources = Resources.of(Template.fromStack(stack));
    assertThat(resources.dependsOn(resources.idLike(service))).contains(resources.id(TYPE));
  }

  @Test
  void oneKeyForAllAndEachGrantOfIt() {
    DatabaseMigrations migrations = team.migrations(stack).kmsKey(team.key()).build();
    Function service = team.function(stack);
    team.key().grantDecrypt(service);
    team.key().grantEncryptDecrypt(service);
    migrations.getBackupBucket().grantRead(service);
    migrations.runBefore(service);
    assertWaits(stack, "Service");
  }

  @Test
  void policiesThatNameTheServicesRole() {
    DatabaseMigrations migrations = team.migrations(stack).build();
    Function service = team.function(stack);
    ArnPrincipal role = new ArnPrincipal(service.getRole().getRoleArn());
    team.database()
        .getSecret()
        .addToResourcePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("secretsmanager:GetSecretValue"))
                .principals(List.of(role))
                .resources(List.of("*"))
                .build());
    team.key()
        .addToResourcePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("kms:Decrypt"))
                .principals(List.of(new AnyPrincipal()))
                .conditions(
                    Map.of("ArnLike", Map.of("aws:PrincipalArn", service.getRole().getRoleArn())))
                .resources(List.of("*"))
                .build());
    migrations.runBefore(service);
    assertWaits(stack, "Service");
  }

  @Test
  void theServiceMayCallTheFunctionAndReadItsAnswer() {
    DatabaseMigrations migrations = team.migrations(stack).build();
    Function service = team.function(stack);
    migrations.getFunction().grantInvoke(service);
    service.addEnvironment("VERSION", migrations.getVersion());
    migrations.runBefore(service);
    assertWaits(stack, "Service");
  }

  @Test
  void aPasswordThatIsRotated() {
    team.database().addRotationSingleUser();
    DatabaseMigrations migrations = team.migrations(stack).build();
    migrations.runBefore(team.function(stack));
    assertWaits(stack, "Service");
  }

  @Test
  void theServiceInTheMigrationsStackAndTheDatabaseInAnother() {
    Stack application = new Stack(app, "Application");
    DatabaseMigrations migrations = team.migrations(application).build();
    Function service = KeyedTeam.bareFunction(application, "Service").vpc(team.vpc()).build();
    ISecret secret =
        Secret.fromSecretCompleteArn(
            application, "Secret", team.database().getSecret().getSecretFullArn());
    secret.grantRead(service);
    team.key().grantDecrypt(service);
    migrations.runBefore(service);
    assertWaits(application, "Service");
    assertThat(stack.getDependencies()).isEmpty();
  }

  @Test
  void databaseMigrationsAndServicesInAStackEach() {
    Stack between = new Stack(app, "Migrations");
    Stack services = new Stack(app, "Services");
    DatabaseMigrations migrations = team.migrations(between).build();
    Function service = KeyedTeam.bareFunction(services, "Service").vpc(team.vpc()).build();
    migrations.runBefore(service, KeyedTeam.bareFunction(between, "Near").build());
    team.key().grantDecrypt(service);
    Template.fromStack(services);
    assertThat(services.getDependencies()).contains(between);
    assertThat(between.getDependencies()).containsExactly(stack);
    assertThat(stack.getDependencies()).isEmpty();
  }

  @Test
  void aServiceInANestedStack() {
    DatabaseMigrations migrations = team.migrations(stack).build();
    NestedStack nested = new NestedStack(stack, "Nested");
    migrations.runBefore(KeyedTeam.bareFunction(nested, "Service").build());
    Resources resources = Resources.of(Template.fromStack(stack));
    assertThat(resources.dependsOn(resources.id("AWS::CloudFormation::Stack")))
        .contains(resources.id(TYPE));
  }

  @Test
  void migrationsInANestedStack() {
    NestedStack nested = new NestedStack(stack, "Nested");
    DatabaseMigrations migrations = team.migrations(nested).build();
    migrations.runBefore(team.function(stack));
    Resources resources = Resources.of(Template.fromStack(stack));
    assertThat(resources.dependsOn(resources.idLike("Service")))
        .contains(resources.id("AWS::CloudFormation::Stack"));
  }
}
