package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

/** What a pipeline asks before it deploys a build, and what it may deploy then. */
class BuildsToComeTest {

  private static final String APPROVAL = "0123456789abcdef".repeat(4) + "-01234567";

  private static DatabaseMigrations.Builder sample(Stack stack) {
    Vpc vpc = Sample.vpc(stack);
    return Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build());
  }

  @Test
  void theFunctionReadsBelowOnePrefixAndListsNothing() {
    Stack stack = Sample.stack("builds-to-come");
    sample(stack)
        .comingMigrations(Bucket.fromBucketName(stack, "Deploys", "our-deploys"), "app/")
        .approved(APPROVAL)
        .build();
    Template template = Template.fromStack(stack);
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Environment",
            Map.of(
                "Variables",
                Match.objectLike(
                    Map.of(
                        "COMING_MIGRATIONS",
                        "s3://our-deploys/app/",
                        "DEPLOY_APPROVED",
                        APPROVAL)))));
    template.hasResourceProperties("Custom::SlipwayMigrations", Map.of("approved", APPROVAL));
    assertThat(template.findResources("AWS::IAM::Policy").toString())
        .containsOnlyOnce(":s3:::our-deploys")
        .contains(":s3:::our-deploys/app/*");
  }

  /** As docs/operations/events.md has it. */
  private static void tellPeople(Stack stack, EventBus bus) {
    Topic onCall = new Topic(stack, "OnCall");
    onCall.addSubscription(new EmailSubscription("on-call@example.com"));
    Rule.Builder.create(stack, "MigrationFailed")
        .eventBus(bus)
        .eventPattern(
            EventPattern.builder()
                .source(List.of("slipway"))
                .detailType(List.of("Slipway run ended"))
                .detail(Map.of("status", List.of("failed")))
                .build())
        .targets(
            List.of(
                SnsTopic.Builder.create(onCall)
                    .message(
                        RuleTargetInput.fromText(
                            EventField.fromPath("$.detail.action")
                                + " on "
                                + EventField.fromPath("$.detail.database")
                                + " failed: "
                                + EventField.fromPath("$.detail.message")))
                    .build()))
        .build();
  }

  @Test
  void theRuleOfThePageIsTheOneThatIsMadeHere() throws IOException {
    String here =
        Files.readString(Path.of("src/test/java/dev/slipway/infra/BuildsToComeTest.java"));
    String page =
        Snippets.of("operations/events.md").in("java").get(0).replace("this, ", "stack, ");
    assertThat(here.replaceAll("\\s+", " ")).contains(page.replaceAll("\\s+", " ").strip());
  }

  @Test
  void aWholeBucketIsNotRead() {
    Stack stack = Sample.stack("builds-to-come-wrong");
    DatabaseMigrations.Builder migrations =
        sample(stack)
            .comingMigrations(Bucket.fromBucketName(stack, "Deploys", "our-deploys"), "")
            .approved("yes");
    assertThatThrownBy(migrations::build)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("comingMigrations: has the prefix \"\"; it must be a folder")
        .hasMessageContaining("approved: is not an approval as plan answers it");
  }

  @Test
  void aBusHearsOfRunsAndXRayOfCalls() {
    Stack stack = Sample.stack("events-of-runs");
    EventBus bus = EventBus.Builder.create(stack, "Bus").build();
    sample(stack).events(bus).tracing(true).build();
    tellPeople(stack, bus);
    Template template = Template.fromStack(stack);
    Object arn = stack.resolve(bus.getEventBusArn());
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "TracingConfig",
            Map.of("Mode", "Active"),
            "Environment",
            Map.of("Variables", Match.objectLike(Map.of("EVENT_BUS", arn)))));
    template.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    Match.arrayWith(
                        List.of(
                            Match.objectLike(
                                Map.of("Action", "events:PutEvents", "Resource", arn))))))));
  }
}
