package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Answers and errors that are longer than the 6 MB that Lambda takes. */
class LargeAnswerTest extends FunctionTestBase {

  private static final int MOST_BYTES = 6 * 1024 * 1024;

  private Response invoke(String event) {
    Response response = api.invoke(event, LIMIT);
    assertThat(response.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
    return response;
  }

  @Test
  void aPlanIsCutAndSaysSo() {
    file("001_a.sql", "SELECT '" + "\u20ac".repeat(3_000_000) + "';");
    try (LambdaProcess process = startFromClasses(variables())) {
      Response response = invoke("{\"action\":\"plan\"}");
      assertThat(response.kind()).as(process.stdoutLines()::toString).isEqualTo(Kind.RESPONSE);
      assertThat(response.body())
          .contains("\"action\":\"plan\"", "The answer was longer than the 6 MB that Lambda takes");
    }
  }

  @Test
  void aSliceOfAStateMachineIsCutToWhatThatTakes() {
    file("001_a.sql", "SELECT '" + "\u20ac".repeat(300_000) + "';");
    file("002_b.sql", "DO $$ BEGIN RAISE EXCEPTION '%', repeat('\u20ac\"', 20000); END $$;");
    try (LambdaProcess process = startFromClasses(variables())) {
      Response plan = invoke("{\"slice\":{\"action\":\"plan\"}}");
      assertThat(plan.kind()).as(process.stdoutLines()::toString).isEqualTo(Kind.RESPONSE);
      assertThat(plan.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200_001);
      assertThat(plan.body()).contains("\"action\":\"plan\"", "200 KB that a state machine takes");
      Response up = invoke("{\"slice\":{\"action\":\"up\"}}");
      assertThat(up.body()).hasSizeLessThan(32_768);
      assertThat(up.errorMessage())
          .startsWith("002_b.sql:1:1: \u20ac\"")
          .endsWith("Next: mend the file and run up again.");
    }
  }

  @Test
  void whatStandsBesideASliceIsRefused() {
    try (LambdaProcess process = startFromClasses(variables())) {
      assertThat(invoke("{\"slice\":{\"action\":\"status\"},\"x\":1}").kind())
          .as(process.stdoutLines()::toString)
          .isEqualTo(Kind.ERROR);
      assertThat(invoke("{\"slice\":\"status\"}").kind()).isEqualTo(Kind.ERROR);
    }
  }

  @Test
  void anErrorKeepsWhatFailedAndWhatToDo() {
    file("001_a.sql", "DO $$ BEGIN RAISE EXCEPTION '%', repeat('\u20ac\"', 2000000); END $$;");
    try (LambdaProcess process = startFromClasses(variables())) {
      Response response = invoke("{\"action\":\"up\"}");
      assertThat(response.kind()).isEqualTo(Kind.ERROR);
      assertThat(response.errorMessage())
          .startsWith("001_a.sql:1:1: \u20ac\"\u20ac\"")
          .contains("characters) ...")
          .endsWith("Next: mend the file and run up again.");
      assertThat(process.stdoutLines())
          .filteredOn(line -> line.contains("\"event\":\"failed\""))
          .singleElement()
          .asString()
          .hasSizeLessThan(250_000)
          .contains("\"sqlState\":\"P0001\"", "run up again.");
    }
  }

  @Test
  void aNoticeIsOneLineThatALogTakes() {
    file(
        "001_a.sql",
        "CREATE TABLE a ();\nDO $$ BEGIN RAISE NOTICE '%', repeat('x', 2000000); END $$;");
    try (LambdaProcess process = startFromClasses(variables())) {
      assertThat(invoke("{\"action\":\"up\"}").kind()).isEqualTo(Kind.RESPONSE);
      assertThat(process.stdoutLines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThan(250_000));
    }
  }
}
