package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;

/** Materialized views that the construct refreshes. */
class RefreshEveryTest {

  private final Stack stack = Sample.stack("refresh");
  private final DatabaseMigrations.Builder migrations = KeyedTeam.of(stack).migrations(stack);

  private Template built() {
    migrations.build();
    return Template.fromStack(stack);
  }

  private static void hasRule(Template template, String schedule, String input, Object target) {
    Map<String, Object> expected =
        Map.of("Arn", target, "Input", input, "RetryPolicy", Map.of("MaximumRetryAttempts", 0));
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "ScheduleExpression",
            schedule,
            "Targets",
            Match.arrayWith(List.of(Match.objectLike(expected)))));
  }

  @Test
  void theFunctionIsAskedForAllViewsOrForThoseThatAreNamed() {
    migrations
        .refreshEvery(Duration.minutes(10), "words_by_day", "reports.*")
        .refreshEvery(Schedule.cron(CronOptions.builder().hour("3").minute("30").build()));
    Template template = built();
    Object function =
        Map.of("Fn::GetAtt", List.of(Resources.of(template).idLike("MigrationsFunction"), "Arn"));
    hasRule(
        template,
        "rate(10 minutes)",
        "{\"action\":\"refresh\",\"views\":[\"words_by_day\",\"reports.*\"]}",
        function);
    hasRule(template, "cron(30 3 * * ? *)", "{\"action\":\"refresh\"}", function);
  }

  @Test
  void longRunsAskUntilAllAreRefreshed() {
    migrations.longRuns().refreshEvery(Duration.hours(1));
    Template template = built();
    String machine = Resources.of(template).idLike("MigrationsLongRunsMachine");
    hasRule(template, "rate(1 hour)", "{\"action\":\"refresh\"}", Map.of("Ref", machine));
  }

  @Test
  void byDefaultNothingIsRefreshed() {
    assertThat(built().toJSON().toString()).doesNotContain("refresh");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 90, 31 * 86_400})
  void howOftenIsWholeMinutes(int seconds) {
    migrations.refreshEvery(Duration.seconds(seconds)).refreshEvery(Duration.hours(1), " ");
    assertThatThrownBy(migrations::build)
        .hasMessageContaining("refreshEvery: must be whole minutes from 1 min to 30 days")
        .hasMessageContaining("refreshEvery: the name of a view is blank");
  }
}
