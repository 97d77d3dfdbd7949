package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** EC2 refuses a rule that a group has already, and the stack fails with it. */
class DatabaseAccessTest {

  private static final String RULE = "AWS::EC2::SecurityGroupIngress";

  private Stack stack;
  private Vpc vpc;
  private DatabaseInstance database;
  private SecurityGroup group;

  @BeforeEach
  void aTeamWithAGroupOfItsOwn() {
    stack = Sample.stack("database-access");
    vpc = Sample.vpc(stack);
    database = Sample.database(stack, vpc).databaseName("app").build();
    group = SecurityGroup.Builder.create(stack, "Shared").vpc(vpc).build();
  }

  private DatabaseMigrations.Builder migrations(String id) {
    return DatabaseMigrations.Builder.create(stack, id)
        .migrations(Sample.MIGRATIONS)
        .functionJar(Sample.functionJar())
        .vpc(vpc);
  }

  /** What EC2 tells rules apart by. */
  private List<String> rules() {
    Resources resources = Resources.of(Template.fromStack(stack));
    return resources.ids(RULE).stream()
        .map(resources::properties)
        .map(rule -> rule.get("GroupId") + " " + rule.get("SourceSecurityGroupId"))
        .toList();
  }

  @Test
  void aGroupThatIsLetInAlreadyGetsNoSecondRule() {
    database.getConnections().allowDefaultPortFrom(group);
    migrations("One").database(database).securityGroup(group).build();
    assertThat(rules()).hasSize(1);
  }

  @Test
  void aGroupThatIsLetInLaterGetsNoSecondRule() {
    migrations("One").database(database).securityGroup(group).build();
    database.getConnections().allowDefaultPortFrom(group);
    assertThat(rules()).hasSize(1);
  }

  /** EC2 would refuse the second stack, which knows the groups by their ids alone. */
  @Test
  void twoStacksThatImportTheSameGroupsMakeOneRule() {
    App app = Sample.app("imported-groups");
    Stack one = importing(app, "One");
    Stack two = importing(app, "Two");
    assertThat(Template.fromStack(one).findResources(RULE)).hasSize(1);
    assertThat(Template.fromStack(two).findResources(RULE)).isEmpty();
    assertThat(two.getDependencies()).containsExactly(one);
  }

  @Test
  void stagesHaveTheirOwnRules() {
    App app = Sample.app("stages");
    Stack one = importing(new Stage(app, "Beta"), "Team");
    Stack two = importing(new Stage(app, "Prod"), "Team");
    assertThat(Template.fromStack(one).findResources(RULE)).hasSize(1);
    assertThat(Template.fromStack(two).findResources(RULE)).hasSize(1);
  }

  private static Stack importing(Construct scope, String id) {
    Stack stack = new Stack(scope, id);
    Sample.migrations(stack)
        .vpc(Sample.vpc(stack))
        .endpoint("db.example.com", 5432)
        .secret(Secret.fromSecretNameV2(stack, "Secret", "app"))
        .databaseName("app")
        .securityGroup(SecurityGroup.fromSecurityGroupId(stack, "Function", "sg-0a1b2c3d"))
        .databaseSecurityGroup(SecurityGroup.fromSecurityGroupId(stack, "Database", "sg-1b2c3d4e"))
        .build();
    return stack;
  }

  @Test
  void theFunctionsOwnGroupMayBeLetInByTheTeamToo() {
    DatabaseMigrations migrations = migrations("One").database(database).build();
    database.getConnections().allowDefaultPortFrom(migrations.getSecurityGroup());
    assertThat(rules()).hasSize(1);
  }

  @Test
  void twoConstructsShareAGroupAndItsRule() {
    migrations("One").database(database).securityGroup(group).build();
    migrations("Two").database(database).databaseName("other").securityGroup(group).build();
    assertThat(rules()).hasSize(1);
    Resources resources = Resources.of(Template.fromStack(stack));
    assertThat(resources.ids("Custom::SlipwayMigrations"))
        .hasSize(2)
        .allSatisfy(id -> assertThat(resources.dependsOn(id)).contains(resources.id(RULE)));
  }

  @Test
  void aGroupThatIsImportedTwiceIsOneGroup() {
    for (String name : List.of("One", "Two")) {
      ISecurityGroup imported =
          SecurityGroup.fromSecurityGroupId(stack, name + "Imported", "sg-0a1b2c3d");
      migrations(name)
          .endpoint("db.internal", 5432)
          .secret(database.getSecret())
          .databaseName(name)
          .databaseSecurityGroup(imported)
          .securityGroup(group)
          .build();
    }
    assertThat(rules()).hasSize(1);
  }

  @Test
  void aRuleThatIsAPartOfTheGroupCounts() {
    SecurityGroup door = SecurityGroup.Builder.create(stack, "Door").vpc(vpc).build();
    door.addIngressRule(Peer.securityGroupId(group.getSecurityGroupId()), Port.tcp(5432));
    migrations("One")
        .endpoint("db.internal", 5432)
        .secret(database.getSecret())
        .databaseName("app")
        .databaseSecurityGroup(door)
        .securityGroup(group)
        .build();
    assertThat(rules()).isEmpty();
  }

  @Test
  void aRuleForAnotherPortIsAnotherRule() {
    database.getConnections().allowFrom(group, Port.tcp(22));
    migrations("One").database(database).securityGroup(group).build();
    assertThat(rules()).hasSize(2);
  }

  @Test
  void aGroupThatIsNotToBeChangedIsLeftAlone() {
    ISecurityGroup theirs =
        SecurityGroup.fromSecurityGroupId(
            stack,
            "Theirs",
            "sg-0a1b2c3d",
            SecurityGroupImportOptions.builder().mutable(false).build());
    migrations("One")
        .endpoint("db.internal", 5432)
        .secret(database.getSecret())
        .databaseName("app")
        .databaseSecurityGroup(theirs)
        .build();
    assertThat(rules()).isEmpty();
  }
}
