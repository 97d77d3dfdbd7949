package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the function tells of an invocation that fails: to its caller, its log and its metrics. */
class FailedInvocationTest extends FunctionTestBase {

  private static final int MEGABYTES = 20;

  private static final String UP = "{\"action\":\"up\"}";

  @Test
  void theLogsLineHasFieldsForWhatIsKnown() {
    file("001_a.sql", "CREATE TABLE a (b int);\nVACUUM a;\n  SELECT wrong FROM a;");
    try (LambdaProcess process = startFromClasses(measured())) {
      String message = failure(UP);
      assertThat(message).contains("001_a.sql:3:10", "Next: mend the file and run up again.");
      Map<String, Object> line = lastFailure(process);
      assertThat(line)
          .containsEntry("level", "ERROR")
          .containsEntry("message", message)
          .containsEntry("sqlState", "42703")
          .containsEntry("file", "001_a.sql")
          .containsEntry("line", 3)
          .containsEntry("column", 10)
          .containsEntry("version", "001")
          .containsEntry("state", "partial")
          .containsEntry("next", "mend the file and run up again.")
          .containsKeys("timestamp", "requestId", "runId");
      assertThat(metrics(process)).containsEntry("RunFailed", 1);
    }
  }

  @Test
  void whatIsNotKnownIsNoField() {
    file("001_a.sql", "SELECT 'open");
    try (LambdaProcess process = startFromClasses(measured())) {
      failure(UP);
      assertThat(lastFailure(process))
          .containsKey("message")
          .containsEntry("state", "unchanged")
          .containsEntry("file", "001_a.sql")
          .doesNotContainKeys("sqlState")
          .doesNotContainValue(null);
      failure("{\"action\":\"upp\"}");
      assertThat(lastFailure(process))
          .containsEntry("state", "unchanged")
          .doesNotContainKeys("sqlState", "file", "line", "column", "version");
      failure("[]");
      assertThat(lastFailure(process)).containsKeys("message", "requestId");
    }
  }

  @Test
  void fieldsStandBehindTheMessageOnlyWhereTheyAreUnderstood() {
    file("001_a.sql", "CREATE TABLE a (b int);");
    try (LambdaProcess process = startFromClasses(variables())) {
      Response alone = api.invoke("{\"text\":{\"action\":\"upp\"}}", LIMIT);
      assertThat(alone.errorType()).isEqualTo("dev.slipway.error.InvalidInput");
      assertThat(alone.errorMessage()).startsWith("Unknown action").doesNotContain("failure");
      Response more = api.invoke("{\"text\":{\"action\":\"upp\"},\"failureFields\":true}", LIMIT);
      assertThat(more.errorMessage())
          .startsWith(alone.errorMessage() + "\n{\"failure\":{\"type\":\"InvalidInput\"");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void valuesOfRowsStayOutOfTheLog() {
    file("001_a.sql", "CREATE TABLE a (b int UNIQUE);\nINSERT INTO a VALUES (4711), (4711);");
    try (LambdaProcess process = startFromClasses(measured())) {
      assertThat(failure(UP)).contains("ON CONFLICT").doesNotContain("4711");
      assertThat(String.join("\n", process.stdoutLines()))
          .contains("\"sqlState\":\"23505\"")
          .doesNotContain("4711");
    }
  }

  @Test
  void aHeapThatAFileUsesUpIsToldAndTheFunctionLivesOn() throws Exception {
    big("001_a.sql");
    try (LambdaProcess process = startFromClasses(measured(), heap(MEGABYTES + 16))) {
      String message = failure("{\"action\":\"status\"}");
      assertThat(message)
          .contains(
              "The memory of this process is used up while 001_a.sql (" + MEGABYTES + " MB) was",
              "Nothing was run, the database is as it was.",
              "by the memory of the function")
          .doesNotContain("java.lang");
      assertThat(lastFailure(process)).containsEntry("message", message);
      Files.delete(folder.resolve("001_a.sql"));
      file("001_a.sql", "CREATE TABLE a (b int);");
      assertThat(answer(UP)).containsEntry("outcome", "DONE");
    }
  }

  /** The server says something that is longer than the heap. */
  @Test
  void aHeapThatARunUsesUpIsToldAndTheRunIsWrittenDown() throws Exception {
    file(
        "001_a.sql",
        "CREATE TABLE a ();\nDO $$ BEGIN RAISE NOTICE '%', repeat('x', 64 << 20); END $$;");
    try (LambdaProcess process = startFromClasses(measured(), heap(48))) {
      assertThat(failure(UP))
          .contains("memory")
          .doesNotContain("xxxxxxxx", "java.lang", "internal error");
      assertThat(lastFailure(process)).containsKeys("message", "requestId", "runId");
      assertThat(metrics(process)).containsEntry("RunFailed", 1);
      assertThat(db.queryString("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
      file("001_a.sql", "CREATE TABLE a (b int);");
      assertThat(answer(UP)).containsEntry("outcome", "DONE");
      assertThat(db.rows("SELECT status FROM schema_migration_runs ORDER BY started_at"))
          .hasSize(2)
          .doesNotContain(List.of("started"));
    }
  }

  private void big(String name) throws IOException {
    String piece = "INSERT INTO a VALUES (1, 'one');\n".repeat(1000);
    try (Writer file = Files.newBufferedWriter(folder.resolve(name))) {
      for (long written = 0; written < MEGABYTES << 20; written += piece.length()) {
        file.write(piece);
      }
    }
  }

  private Map<String, String> measured() {
    Map<String, String> variables = variables();
    variables.put("METRICS", "emf");
    return variables;
  }

  private static String[] heap(int megabytes) {
    return new String[] {"-Xmx" + megabytes + "m", "-XX:+UseSerialGC"};
  }

  private String failure(String event) {
    Response response = api.invoke(event, LIMIT);
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.ERROR);
    return response.errorMessage();
  }

  private static Map<String, Object> lastFailure(LambdaProcess process) {
    return last(process, "\"event\":\"failed\"");
  }

  private static Map<String, Object> metrics(LambdaProcess process) {
    return last(process, "\"_aws\"");
  }

  private static Map<String, Object> last(LambdaProcess process, String holding) {
    return process.stdoutLines().stream()
        .filter(line -> line.contains(holding))
        .reduce((before, line) -> line)
        .map(FunctionTestBase::json)
        .orElseThrow();
  }
}
