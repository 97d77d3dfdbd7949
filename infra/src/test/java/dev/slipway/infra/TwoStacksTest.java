package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The database in one stack, its migrations in the application's: the usual way to cut an app. */
class TwoStacksTest {

  private static Stack data;
  private static Stack application;
  private static Resources dataResources;
  private static Resources resources;

  @BeforeAll
  static void synthesize() {
    App app = Sample.app("two-stacks");
    data = new Stack(app, "Data");
    application = new Stack(app, "Application");
    KeyedTeam.of(data).migrations(application).build();
    dataResources = Resources.of(Template.fromStack(data));
    resources = Resources.of(Template.fromStack(application));
  }

  @Test
  void applicationDependsOnDataAndNotTheOtherWayRound() {
    assertThat(application.getDependencies()).extracting(Stack::getStackName).contains("Data");
    assertThat(data.getDependencies()).isEmpty();
  }

  @Test
  void theSecretIsReadWithTheKeyOfTheOtherStack() {
    assertThat(resources.functionStatements())
        .anySatisfy(statement -> assertThat(statement).containsEntry("Action", "kms:Decrypt"));
  }

  @Test
  void theWayInIsOpenedByTheApplication() {
    assertThat(dataResources.ids("AWS::EC2::SecurityGroupIngress")).isEmpty();
    assertThat(resources.dependsOn(resources.id("Custom::SlipwayMigrations")))
        .contains(resources.id("AWS::EC2::SecurityGroupIngress"));
  }

  /** Older versions check nothing. */
  @Test
  @Tag("pinned-cdk")
  void theCdksOwnChecksFindNothing() throws IOException {
    assertThat(Sample.violations("two-stacks")).allMatch(JsonNode::isEmpty);
  }
}
