package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.postgres.UnableToConnect;
import dev.slipway.states.DefinitionCheck;
import dev.slipway.states.Execution;
import dev.slipway.states.Execution.End;
import dev.slipway.states.StateFailed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What the state machine of long runs does with each answer of the function. */
class LongRunsTest {

  private static final String DONE = "{\"action\":\"backfill\",\"outcome\":\"DONE\",\"rows\":7}";
  private static final String PAUSED = "{\"outcome\":\"PAUSED\",\"rowsLeft\":5}";
  private static final String HELD = "{\"outcome\":\"PAUSED\",\"held\":true}";
  private static final String BUSY = "{\"outcome\":\"BUSY\"}";
  private static final String REQUEST =
      "{\"action\":\"backfill\",\"name\":\"fill\",\"execute\":true}";

  /** AWS Step Functions quotas, "Maximum execution history size". */
  private static final int MOST_EVENTS = 25_000;

  private static Template template;
  private static JsonNode definition;

  private final Deque<Object> answers = new ArrayDeque<>();
  private final StandIn function = StandIn.of(request -> answer());

  @BeforeAll
  static void synthesize() {
    Stack stack = Sample.stack("long-runs");
    KeyedTeam.of(stack).migrations(stack).longRuns().build();
    template = Template.fromStack(stack);
    definition = Definition.of(template, "LongRuns");
  }

  /** The next one; the last again and again. */
  private JsonNode answer() {
    Object next = answers.size() > 1 ? answers.remove() : answers.element();
    if (next instanceof StateFailed failure) {
      throw new StateFailed(failure.error(), failure.cause());
    }
    return Definition.read((String) next);
  }

  private End run() {
    return new Execution(definition, function).run(Definition.read(REQUEST));
  }

  private static StateFailed failure(String error) {
    return new StateFailed(error, "no reason");
  }

  private static StateFailed thrown(String type, String message) {
    return new StateFailed(
        type,
        "{\"errorMessage\":\"%s\",\"errorType\":\"%s\",\"stackTrace\":[\"dev.Secret.run(1)\"]}"
            .formatted(message, type));
  }

  @Test
  void itsDefinitionKeepsTheRulesOfTheLanguage() {
    assertThat(DefinitionCheck.problems(definition)).isEmpty();
  }

  @Test
  void whatIsDoneAtOnceAnswersItsReport() {
    answers.add(DONE);
    End end = run();
    assertThat(end.succeeded()).as(end.toString()).isTrue();
    assertThat(end.output()).isEqualTo(Definition.read(DONE));
    assertThat(function.requests()).containsExactly(Definition.read(REQUEST));
    assertThat(function.pauses()).isEmpty();
  }

  @Test
  void fortySlicesWithTwoFailuresAndOneTimeOutEndRight() {
    answers.addAll(Collections.nCopies(12, PAUSED));
    answers.add(failure("Lambda.ServiceException"));
    answers.addAll(Collections.nCopies(15, PAUSED));
    answers.add(thrown("Sandbox.Timedout", "Error: Task timed out after 840.00 seconds"));
    answers.add(failure("Lambda.TooManyRequestsException"));
    answers.addAll(Collections.nCopies(12, PAUSED));
    answers.add(DONE);
    End end = run();
    assertThat(end.succeeded()).as(end.toString()).isTrue();
    assertThat(function.requests())
        .hasSize(43)
        .allSatisfy(request -> assertThat(request).isEqualTo(Definition.read(REQUEST)));
    assertThat(function.pauses()).hasSize(42).filteredOn(Duration.ofSeconds(5)::equals).hasSize(39);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"outcome\":\"NOTHING_TO_DO\"}", "{\"backups\":[]}"})
  void whatHasNothingLeftIsDone(String report) {
    answers.add(report);
    assertThat(run().output()).isEqualTo(Definition.read(report));
  }

  @Test
  void whatSomebodyHoldsIsAskedForSeldom() {
    answers.addAll(List.of(HELD, HELD, "{\"outcome\":\"PAUSED\",\"held\":false}", DONE));
    assertThat(run().succeeded()).isTrue();
    assertThat(function.pauses())
        .containsExactly(Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofSeconds(5));
  }

  @Test
  void whatWasToGoNoFurtherHasSucceeded() {
    String limited = "{\"outcome\":\"PAUSED\",\"held\":false,\"limitReached\":true}";
    answers.addAll(List.of("{\"outcome\":\"PAUSED\",\"limitReached\":false}", limited));
    assertThat(run().output()).isEqualTo(Definition.read(limited));
    assertThat(function.requests()).hasSize(2);
  }

  @Test
  void aHoldIsTakenAwayOnce() {
    answers.addAll(List.of(PAUSED, HELD, DONE));
    String request = "{\"action\":\"backfill\",\"name\":\"fill\",\"resume\":%s}";
    new Execution(definition, function).run(Definition.read(request.formatted(true)));
    assertThat(function.requests())
        .containsExactly(
            Definition.read(request.formatted(true)),
            Definition.read(request.formatted(false)),
            Definition.read(request.formatted(false)));
  }

  @Test
  void aRestartIsRefusedForEachSliceWouldBeOne() {
    answers.add(DONE);
    End end =
        new Execution(definition, function)
            .run(Definition.read("{\"action\":\"backfill\",\"name\":\"x\",\"restart\":true}"));
    assertThat(end.error()).isEqualTo("Restarts");
    assertThat(end.cause()).contains("with restart and maxRows 1");
    assertThat(function.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"steps\":3", ",\"target\":null"})
  void aWayDownThatCountsIsRefusedForEachSliceWouldCountAnew(String more) {
    answers.add(DONE);
    End end =
        new Execution(definition, function)
            .run(Definition.read("{\"action\":\"down\"" + more + "}"));
    assertThat(end.error()).isEqualTo("Counts");
    assertThat(end.cause()).contains("with target, the version that stays");
    assertThat(function.requests()).isEmpty();
  }

  @Test
  void aWayDownToAVersionIsTaken() {
    answers.add(DONE);
    new Execution(definition, function)
        .run(Definition.read("{\"action\":\"down\",\"target\":\"001\"}"));
    assertThat(function.requests()).hasSize(1);
  }

  @Test
  void whatIsBusyIsAskedForAgainButNotForEver() {
    answers.add(BUSY);
    End end = run();
    assertThat(end.error()).isEqualTo("NotDone");
    assertThat(end.cause()).startsWith("The action ended as BUSY. ");
    assertThat(function.requests()).hasSize(31);
    assertThat(function.pauses()).allSatisfy(it -> assertThat(it).hasMinutes(1));
  }

  @Test
  void aSliceBetweenBeginsToCountAnew() {
    for (int i = 0; i < 3; i++) {
      answers.addAll(Collections.nCopies(25, BUSY));
      answers.add(PAUSED);
    }
    answers.add(DONE);
    assertThat(run().succeeded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELLED", "FOUND", "SOMETHING_NEW"})
  void whatEndsOtherwiseFails(String outcome) {
    answers.add("{\"outcome\":\"" + outcome + "\"}");
    End end = run();
    assertThat(end.error()).isEqualTo("NotDone");
    assertThat(end.cause()).startsWith("The action ended as " + outcome + ". ").contains("history");
  }

  @Test
  void aFailureOfTheWorkIsToldAtOnceInTheFunctionsWords() {
    answers.add(thrown("dev.slipway.action.ActionFailed", "{x} failed: 3 rows are done."));
    End end = run();
    assertThat(function.requests()).hasSize(1);
    assertThat(end.error()).isEqualTo("dev.slipway.action.ActionFailed");
    assertThat(end.cause())
        .startsWith("{x} failed: 3 rows are done. (What is committed stays. Next: ")
        .contains("start the state machine again with the same input")
        .doesNotContain("stackTrace", "dev.Secret");
  }

  @Test
  void whatIsCutOffEachTimeFailsInTheEnd() {
    answers.add(failure("States.Timeout"));
    End end = run();
    assertThat(function.requests()).hasSize(4);
    assertThat(end.error()).isEqualTo("States.Timeout");
    assertThat(end.cause()).startsWith("The function gave no answer: no reason (What is committed");
  }

  @Test
  void aDatabaseThatIsAwayAndALockThatIsHeldAreWaitedFor() {
    answers.addAll(
        Collections.nCopies(8, thrown(UnableToConnect.class.getName(), "connection refused")));
    answers.addAll(
        Collections.nCopies(20, thrown(RunLockNotObtained.class.getName(), "another run")));
    answers.add(DONE);
    assertThat(run().succeeded()).isTrue();
  }

  @Test
  void aFaultOfTheCallersIsNotTriedAgain() {
    answers.add(failure("Lambda.InvalidRequestContentException"));
    assertThat(run().error()).isEqualTo("Lambda.InvalidRequestContentException");
    assertThat(function.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {PAUSED, HELD})
  void whatNeverEndsStopsBeforeItsHistoryIsFull(String report) {
    answers.add(report);
    End end = run();
    assertThat(end.error()).isEqualTo("NotDone");
    assertThat(end.cause()).contains("Start the state machine again with the same input");
    assertThat(function.requests()).hasSize(1_501);
    assertThat(end.events()).isBetween(MOST_EVENTS / 2, MOST_EVENTS * 4 / 5);
  }

  @Test
  void itMayCallTheFunctionAndItsLogHoldsNoData() {
    template.hasResourceProperties(
        "AWS::StepFunctions::StateMachine",
        Match.objectLike(
            Map.of(
                "LoggingConfiguration",
                Match.objectLike(Map.of("IncludeExecutionData", false, "Level", "ALL")))));
    Resources resources = Resources.of(template);
    String policy = resources.idLike("MigrationsLongRunsMachineRoleDefaultPolicy");
    assertThat(resources.properties(policy).toString())
        .contains("Action=lambda:InvokeFunction", resources.idLike("MigrationsFunction"))
        .doesNotContain("states:", "s3:", "secretsmanager:");
  }

  @Test
  void anAlarmWatchesItsExecutions() {
    Map<String, String> machine =
        Map.of("Ref", Resources.of(template).idLike("MigrationsLongRunsMachine"));
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Match.objectLike(
            Map.of(
                "Namespace", "AWS/States",
                "MetricName", "ExecutionsFailed",
                "Dimensions", List.of(Map.of("Name", "StateMachineArn", "Value", machine)))));
  }

  @Test
  void theCommandThatStartsItIsAnOutput() {
    Map<String, Map<String, Object>> outputs = template.findOutputs("*");
    assertThat(outputs.keySet()).anyMatch(id -> id.startsWith("MigrationsLongRunsCommand"));
    assertThat(outputs.toString())
        .contains("aws stepfunctions start-execution --state-machine-arn ")
        .contains("--input '{\"action\":\"up\"}'");
  }

  @Test
  void byDefaultADeployThatTakesTooLongFails() {
    String all = template.toJSON().toString();
    assertThat(all)
        .doesNotContain(
            "longRuns=", "states:StartExecution, Effect=Allow, Resource={Ref=MigrationsLongRuns");
  }

  @Test
  void whatIsLeftOfADeployCanBeGivenToIt() {
    Stack stack = Sample.stack("finishing");
    KeyedTeam.of(stack).migrations(stack).longRuns(LongRuns.ofActions().finishingDeploys()).build();
    Template finishing = Template.fromStack(stack);
    Resources resources = Resources.of(finishing);
    Map<String, String> machine = Map.of("Ref", resources.idLike("MigrationsLongRunsMachine"));
    String policy = resources.idLike("MigrationsStartLongRuns");
    finishing.hasResourceProperties("Custom::SlipwayMigrations", Map.of("longRuns", machine));
    assertThat(resources.properties(policy).toString())
        .contains("Action=states:StartExecution", "Resource=" + machine)
        .contains("MigrationsFunctionServiceRole");
    assertThat(resources.dependsOn(resources.id("Custom::SlipwayMigrations"))).contains(policy);
  }

  @Test
  void withoutItThereIsNone() {
    Stack stack = Sample.stack("no-long-runs");
    DatabaseMigrations migrations = KeyedTeam.of(stack).migrations(stack).build();
    assertThat(migrations.getLongRuns()).isNull();
    assertThat(migrations.getParallelBackfills()).isNull();
    // The framework has one of its own.
    Template.fromStack(stack).resourceCountIs("AWS::StepFunctions::StateMachine", 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -1, 1_001})
  void rangesAreTwoAtLeastAndNotTooMany(int ranges) {
    Stack stack = Sample.stack("wrong-ranges");
    DatabaseMigrations.Builder builder =
        KeyedTeam.of(stack).migrations(stack).longRuns(LongRuns.ofActions().parallel(ranges, 1));
    assertThatThrownBy(builder::build)
        .hasMessageContaining("longRuns: parallel must be given from 2 to 1000 ranges");
  }

  @Test
  void rangesLeaveACallForDeploys() {
    Stack stack = Sample.stack("reserved");
    DatabaseMigrations.Builder builder =
        KeyedTeam.of(stack)
            .migrations(stack)
            .reservedConcurrency(4)
            .longRuns(LongRuns.ofActions().parallel(8));
    assertThatThrownBy(builder::build)
        .hasMessageContaining("would take all 4 calls of reservedConcurrency")
        .hasMessageContaining("reserve 5");
  }
}
