package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.app.SampleApp;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.HIPAASecurityChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.PCIDSS321Checks;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.SynthesisMessage;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** AWS's security rules find nothing that has no written reason. */
class CdkNagTest {

  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-a1B2c3";

  private static void assertClean(Construct scope) {
    Stack stack = Stack.of(scope);
    Aspects.of(scope).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
    Annotations found = Annotations.fromStack(stack);
    assertThat(findings(found.findError("*", Match.stringLikeRegexp("AwsSolutions")))).isEmpty();
    assertThat(findings(found.findWarning("*", Match.stringLikeRegexp("AwsSolutions|CdkNag"))))
        .isEmpty();
    assertReasons(Resources.of(Template.fromStack(stack)));
  }

  private static List<String> findings(List<SynthesisMessage> messages) {
    return messages.stream()
        .map(message -> message.getId() + " " + message.getEntry().getData())
        .toList();
  }

  private static void assertReasons(Resources resources) {
    TreeSet<String> rules = new TreeSet<>();
    for (Map<String, Object> resource : resources.all()) {
      for (Object rule : suppressed(resource)) {
        Map<String, Object> suppression = Resources.map(rule);
        rules.add(suppression.get("id").toString());
        assertThat(suppression.get("reason").toString()).hasSizeGreaterThan(30);
      }
    }
    assertThat(rules).contains("AwsSolutions-IAM4", "AwsSolutions-IAM5");
  }

  private static List<?> suppressed(Map<String, Object> resource) {
    Map<String, Object> metadata = Resources.map(resource.getOrDefault("Metadata", Map.of()));
    Map<String, Object> nag = Resources.map(metadata.getOrDefault("cdk_nag", Map.of()));
    return (List<?>) nag.getOrDefault("rules_to_suppress", List.of());
  }

  @Test
  void anUnexplainedFindingIsFound() {
    Stack stack = Sample.stack("nag-finding");
    new Bucket(stack, "Open");
    Aspects.of(stack).add(new AwsSolutionsChecks());
    assertThat(Annotations.fromStack(stack).findError("*", Match.stringLikeRegexp("AwsSolutions")))
        .isNotEmpty();
  }

  @Test
  void demoIsClean() {
    assertClean(SampleApp.stack("nag-demo", SampleApp.DEMO));
  }

  @Test
  void existingDatabaseIsClean() {
    assertClean(SampleApp.stack("nag-existing", SampleApp.EXISTING));
  }

  /** What the packs of NIST, HIPAA and PCI ask for can be said, or has its reason. */
  @Test
  void whatOtherPacksAskForCanBeSaid() {
    Stack stack = Sample.stack("nag-packs");
    Key key = Key.Builder.create(stack, "Key").enableKeyRotation(true).build();
    DatabaseMigrations migrations =
        Sample.migrations(stack)
            .vpc(Sample.vpc(stack))
            .endpoint("db.internal", 5432)
            .secret(Secret.fromSecretCompleteArn(stack, "Secret", SECRET))
            .databaseName("app")
            .backupEvery(Duration.days(1))
            .kmsKey(key)
            .reservedConcurrency(2)
            .deadLetterQueue(new Queue(stack, "Dead"))
            .alarmTopic(new Topic(stack, "Alarms"))
            .frameworkInNetwork(true)
            .longRuns(LongRuns.ofActions().parallel(4, 1).finishingDeploys())
            .dataMoves(
                DataMoves.ofOwnExports()
                    .reading(Bucket.fromBucketName(stack, "Others", "others-backups")))
            .comingMigrations(Bucket.fromBucketName(stack, "Builds", "builds"), "app/")
            .refreshEvery(Duration.minutes(10))
            .events(EventBus.fromEventBusName(stack, "Bus", "team"))
            .tracing(true)
            .build();
    addPacks(migrations);
    assertPacksFindNothing(stack);
  }

  private static void addPacks(Construct scope) {
    Aspects.of(scope).add(NIST80053R5Checks.Builder.create().verbose(true).build());
    Aspects.of(scope).add(HIPAASecurityChecks.Builder.create().verbose(true).build());
    Aspects.of(scope).add(PCIDSS321Checks.Builder.create().verbose(true).build());
  }

  private static void assertPacksFindNothing(Stack stack) {
    Annotations found = Annotations.fromStack(stack);
    String packs = "NIST|HIPAA|PCI|CdkNag";
    assertThat(findings(found.findError("*", Match.stringLikeRegexp(packs)))).isEmpty();
    assertThat(findings(found.findWarning("*", Match.stringLikeRegexp(packs)))).isEmpty();
  }

  /** Its parameters are not known when the packs look at it. */
  @Test
  void theTemplateWithParametersIsClean() {
    PlainTemplate template = new PlainTemplate(Sample.app("nag-plain"), "slipway");
    addPacks(template);
    assertClean(template);
    assertPacksFindNothing(template);
  }

  @Test
  void everythingTurnedOnIsClean() {
    Stack stack = Sample.stack("nag-all");
    DatabaseMigrations migrations =
        Sample.migrations(stack)
            .vpc(Sample.vpc(stack))
            .endpoint("db.internal", 5432)
            .secret(Secret.fromSecretCompleteArn(stack, "Secret", SECRET))
            .databaseName("app")
            .clusterIdentifier("app-prod")
            .snapshotBeforeUp(true)
            .kmsKey(Key.Builder.create(stack, "Key").enableKeyRotation(true).build())
            .longRuns(LongRuns.ofActions().parallel(4))
            .build();
    // What is around the construct is a sample, and not what is looked at.
    assertClean(migrations);
  }
}
