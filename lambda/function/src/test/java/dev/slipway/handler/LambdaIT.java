package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.report.RunReportFields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the function as Lambda runs it. */
class LambdaIT extends FunctionTestBase {

  @BeforeEach
  void writeMigrations() {
    file("001_words.sql", "-- UP\nCREATE TABLE words (id int);\n-- DOWN\nDROP TABLE words;");
    file("002_notes.sql", "-- UP\nCREATE TABLE notes (id int);\n-- DOWN\nDROP TABLE notes;");
  }

  @Test
  void servesOneActionAfterAnotherInOneProcess() throws Exception {
    try (LambdaProcess process = start(variables())) {
      assertThat(answer("{\"action\":\"plan\"}")).containsEntry("outcome", "DONE");
      assertThat(db.queryString("SELECT to_regclass('words')")).isNull();
      Map<String, Object> up =
          answer("{\"action\":\"up\",\"target\":\"001\",\"backup\":\"never\"}");
      assertThat(up.keySet()).containsExactlyElementsOf(RunReportFields.ALL);
      assertThat(up)
          .containsEntry("outcome", "DONE")
          .containsEntry("to", "001")
          .containsEntry("pending", List.of("002"));
      Map<String, Object> status = answer("{\"action\":\"status\"}");
      assertThat(status).containsEntry("outcome", "PENDING").containsEntry("current", "001");
      assertThat(answer("{\"action\":\"up\"}"))
          .containsEntry("from", "001")
          .containsEntry("to", "002");
      Map<String, Object> down = answer("{\"action\":\"down\",\"steps\":2}");
      assertThat(down).containsEntry("outcome", "DONE").containsEntry("to", null);
      assertThat(db.queryString("SELECT to_regclass('words')")).isNull();
      assertThat(db.queryString("SELECT DISTINCT invoked_by FROM schema_migration_runs"))
          .isEqualTo("lambda slipway");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void aFailingMigrationIsAFailedInvocationAndTheProcessLivesOn() {
    file("003_wrong.sql", "SELECT 1;\nSELECT grosse FROM words;");
    Map<String, String> variables = variables();
    // Else the runtime client writes the stack trace line by line among ours.
    variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    try (LambdaProcess process = start(variables)) {
      Response response = api.invoke("{\"action\":\"up\"}", LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.ERROR);
      assertThat(response.errorType()).isEqualTo("dev.slipway.action.ActionFailed");
      assertThat(response.errorMessage())
          .isEqualTo(
              """
              003_wrong.sql:2:8: column "grosse" does not exist (42703).
              003 was rolled back. Everything up to 002 stays applied.
              Next: mend the file and run up again.\
              """);
      file("003_wrong.sql", "SELECT 1;");
      assertThat(answer("{\"action\":\"up\"}")).containsEntry("outcome", "DONE");
      assertThat(process.isAlive()).isTrue();
      assertThat(log(process))
          .filteredOn(line -> "failed".equals(line.get("event")))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .containsEntry("level", "ERROR")
                      .containsEntry("message", response.errorMessage())
                      .containsKey("runId"));
    }
  }

  @Test
  void aDeadlineThatIsTooNearPausesBeforeAnythingIsDone() throws Exception {
    try (LambdaProcess process = start(variables())) {
      answer("{\"action\":\"status\"}");
      Response response = api.invoke("{\"action\":\"up\"}", Duration.ofSeconds(9));
      assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
      Map<String, Object> report = json(response.body());
      assertThat(report)
          .containsEntry("outcome", "PAUSED")
          .containsEntry("steps", List.of())
          .containsEntry("pending", List.of("001", "002"));
      assertThat(report.get("warnings"))
          .isEqualTo(List.of("paused at the deadline before 001; run it again to go on"));
      assertThat(db.queryString("SELECT to_regclass('words')")).isNull();
      assertThat(db.queryString("SELECT status FROM schema_migration_runs"))
          .isEqualTo("in_progress");
      assertThat(answer("{\"action\":\"up\"}")).containsEntry("outcome", "DONE");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void everyEventIsOneJsonLine() {
    try (LambdaProcess process = start(variables())) {
      Map<String, Object> report = answer("{\"action\":\"up\"}");
      process.awaitOutput("\"answered\"", LIMIT);
      List<Map<String, Object>> log = log(process);
      assertThat(log.stream().map(line -> line.get("event")))
          .containsExactly(
              "runStarted", "stepStarted", "stepDone", "stepStarted", "stepDone", "answered");
      assertThat(log)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .containsEntry("runId", report.get("runId"))
                      .containsEntry("level", "INFO")
                      .containsKeys("timestamp", "requestId"));
      assertThat(log.get(2))
          .containsEntry("version", "001")
          .containsEntry("outcome", "APPLIED")
          .containsKey("durationMs");
      assertThat(log.get(5)).containsEntry("action", "up").containsKey("durationMs");
      assertThat(process.stderrLines()).isEmpty();
    }
  }
}
