package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.sns.Topic;

/** Alarms, schedule, dashboard and outputs. */
class WatchTemplateTest {

  private static Template template;
  private static Resources resources;

  @BeforeAll
  static void synthesize() {
    Stack stack = Sample.stack("watch");
    Vpc vpc = Sample.vpc(stack);
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .environment("staging")
        .backupEvery(Duration.days(1))
        .alarmTopic(new Topic(stack, "OnCall"))
        .build();
    template = Template.fromStack(stack);
    resources = Resources.of(template);
  }

  @ParameterizedTest
  @CsvSource({
    "RunFailed, Sum, 300, 1, 1, notBreaching",
    "RunSeconds, Maximum, 300, 720, 1, notBreaching",
    "ConnectionFailed, Sum, 300, 1, 1, notBreaching",
    "BackfillFailed, Sum, 300, 1, 1, notBreaching",
    "BackfillsStill, Maximum, 3600, 1, 1, ignore",
    "MigrationsPending, Minimum, 3600, 1, 24, ignore",
    "DriftFound, Maximum, 3600, 1, 1, ignore",
    "BackupAgeHours, Maximum, 3600, 25, 1, notBreaching",
  })
  void alarmWatchesAMetricOfTheFunction(
      String metric, String statistic, int period, int threshold, int times, String missing) {
    Map<String, Object> alarm = alarm(metric, statistic, period, threshold);
    alarm.put("Namespace", "Slipway");
    alarm.put("EvaluationPeriods", times);
    alarm.put("TreatMissingData", missing);
    alarm.put(
        "Dimensions",
        List.of(
            Map.of("Name", "Database", "Value", "app"),
            Map.of("Name", "Environment", "Value", "staging")));
    template.hasResourceProperties("AWS::CloudWatch::Alarm", alarm);
  }

  @ParameterizedTest
  @CsvSource({"Errors, Sum, 1", "Throttles, Sum, 1", "Duration, Maximum, 839000"})
  void alarmWatchesAMetricOfLambda(String metric, String statistic, int threshold) {
    Map<String, Object> alarm = alarm(metric, statistic, 300, threshold);
    alarm.put("Namespace", "AWS/Lambda");
    template.hasResourceProperties("AWS::CloudWatch::Alarm", alarm);
  }

  private static Map<String, Object> alarm(
      String metric, String statistic, int period, int threshold) {
    Map<String, Object> alarm = new LinkedHashMap<>();
    alarm.put("MetricName", metric);
    alarm.put("Statistic", statistic);
    alarm.put("Period", period);
    alarm.put("Threshold", threshold);
    alarm.put("ComparisonOperator", "GreaterThanOrEqualToThreshold");
    List<Object> onCall = List.of(Map.of("Ref", resources.id("AWS::SNS::Topic")));
    alarm.put("AlarmActions", onCall);
    alarm.put("OKActions", onCall);
    return alarm;
  }

  @Test
  void thereIsNoOtherAlarm() {
    template.resourceCountIs("AWS::CloudWatch::Alarm", 11);
  }

  @Test
  void nothingRingsForABackupThatNobodyScheduled() {
    Stack stack = Sample.stack("watch-no-backup");
    Vpc vpc = Sample.vpc(stack);
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .environment("prod")
        .build();
    assertThat(Template.fromStack(stack).findResources("AWS::CloudWatch::Alarm").values())
        .extracting(alarm -> Resources.map(alarm.get("Properties")).get("MetricName"))
        .contains("DriftFound")
        .doesNotContain("BackupAgeHours");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "drift"})
  void isAskedForEveryHour(String action) {
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "ScheduleExpression",
            "rate(1 hour)",
            "Targets",
            List.of(
                Match.objectLike(
                    Map.of(
                        "Arn",
                        Map.of(
                            "Fn::GetAtt", List.of(resources.idLike("MigrationsFunction"), "Arn")),
                        "Input",
                        "{\"action\":\"" + action + "\"}")))));
    template.hasResourceProperties(
        "AWS::Lambda::Permission", Map.of("Principal", "events.amazonaws.com"));
  }

  @Test
  void dashboardShowsEveryMetricAndAlarm() {
    String body =
        resources
            .properties(resources.id("AWS::CloudWatch::Dashboard"))
            .get("DashboardBody")
            .toString();
    assertThat(body)
        .contains(
            "RunSeconds",
            "MigrationsApplied",
            "MigrationsPending",
            "RunFailed",
            "ConnectionFailed",
            "LockWaitSeconds",
            "BackupBytes",
            "BackupSeconds",
            "BackupAgeHours",
            "DriftFound");
    assertThat(resources.ids("AWS::CloudWatch::Alarm"))
        .allSatisfy(id -> assertThat(body).contains(id));
  }

  @Test
  void outputsAreReadyToPaste() {
    Map<String, Object> function = Map.of("Ref", resources.idLike("MigrationsFunction"));
    Map<String, Map<String, Object>> outputs = template.findOutputs("*");
    assertThat(value(outputs, "MigrationsFunctionName")).isEqualTo(function);
    assertThat(value(outputs, "MigrationsLogGroupName"))
        .isEqualTo(Map.of("Ref", resources.id("AWS::Logs::LogGroup")));
    for (String action : List.of("status", "up", "backup")) {
      String id = "Migrations" + Character.toUpperCase(action.charAt(0)) + action.substring(1);
      assertThat(value(outputs, id + "Command").toString())
          .contains("aws lambda invoke --function-name ")
          .contains(function.toString())
          .contains("--payload '{\"action\":\"" + action + "\"}' /dev/stdout");
    }
    assertThat(value(outputs, "MigrationsDashboardUrl").toString())
        .contains("#dashboards/dashboard/")
        .contains(resources.id("AWS::CloudWatch::Dashboard"));
  }

  private static Object value(Map<String, Map<String, Object>> outputs, String begin) {
    return outputs.keySet().stream()
        .filter(id -> id.startsWith(begin))
        .map(id -> outputs.get(id).get("Value"))
        .findFirst()
        .orElseThrow();
  }
}
