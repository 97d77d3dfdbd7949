package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the function says of wrong events and settings; nothing is ever done. */
class LambdaBadInputIT extends FunctionTestBase {

  private static final String INVALID = "dev.slipway.error.InvalidInput";

  /** An event and what is said of it. */
  private record Wrong(String event, String message) {}

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong("{\"action\":", "The event is not one JSON object such as "),
          new Wrong("{\"action\":\"status\"} x", "The event is not one JSON object such as "),
          new Wrong(
              "{\"action\":\"up\",\"action\":\"down\"}",
              "The event is not one JSON object such as "),
          new Wrong("status", "The event is not one JSON object such as "),
          new Wrong("[\"status\"]", "The event is not one JSON object such as "),
          new Wrong("\"status\"", "The event is not one JSON object such as "),
          new Wrong("null", "The event is not one JSON object such as "),
          new Wrong("", "The event is not one JSON object such as "),
          new Wrong("{} {}", "The event is not one JSON object such as "),
          new Wrong("{}", "The field action is missing. Known are: up, "),
          new Wrong("{\"action\":7}", "Unknown action (a number). Known are: up, down, "),
          new Wrong("{\"action\":\"Up\"}", "Unknown action \"Up\". Known are: up, down, "),
          new Wrong(
              "{\"action\":\"up\",\"Target\":\"1\"}",
              "  Target: is not a field of up; known are action, target, dryRun, backupFirst, "),
          new Wrong(
              "{\"action\":\"up\",\"target\":1}",
              "  target: a number is not a version; write it as text like"),
          new Wrong(
              "{\"action\":\"up\",\"dryRun\":\"yes\"}",
              "  dryRun: has a value of the wrong kind: a text\n"),
          new Wrong(
              "{\"action\":\"up\",\"set\":{\"a\":1}}",
              "  set: must be an object of texts, and one of its values is a number\n"),
          new Wrong(
              "{\"action\":\"up\",\"set\":{\"a\":null}}",
              "  set: must be an object of texts, and one of its values is nothing\n"),
          new Wrong(
              "{\"action\":\"down\",\"steps\":1.5}", "  steps: must be a whole number from 1\n"),
          new Wrong(
              "{\"action\":\"up\",\"backup\":\"no\"}",
              "  backup: must be auto, always, snapshot or never\n"),
          new Wrong(
              "{\"action\":\"backups\",\"keep\":7}",
              "  keep: is not a field of backups; known are action, kind, prune, execute, keepLast,"
                  + " keepDays\n"),
          new Wrong(
              "{\"action\":\"verify-backup\",\"backup\":null}",
              "  backup: is missing: latest, or the URI of one that `backups` lists\n"));

  @BeforeEach
  void writeMigration() {
    file("001_words.sql", "CREATE TABLE words (id int);");
  }

  @Test
  void wrongEventsAreRefusedOneAfterAnother() throws Exception {
    List<String> before = db.catalogue();
    try (LambdaProcess process = start(variables())) {
      for (Wrong wrong : WRONG) {
        Response response = api.invoke(wrong.event, LIMIT);
        assertThat(response.errorType()).as(wrong.event).isEqualTo(INVALID);
        assertThat(response.errorMessage()).contains(wrong.message).endsWith("Nothing was done.");
      }
      assertThat(answer("{\"action\":\"status\"}")).containsEntry("outcome", "PENDING");
      assertThat(process.isAlive()).isTrue();
    }
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void allThatIsWrongWithAnEventIsToldAtOnce() {
    try (LambdaProcess process = start(variables())) {
      Response response =
          api.invoke("{\"action\":\"down\",\"steps\":0,\"target\":\"x\",\"to\":1}", LIMIT);
      assertThat(response.errorMessage())
          .isEqualTo(
              """
              The request is wrong:
                to: is not a field of down; known are action, target, steps, dryRun, yes, backupFirst, confirm, set, \
              setEnv, environmentChanged, baselined, acceptDrift
                target: a text is not a version; write it as text like 20250102_143000 or 001
                steps: must be a whole number from 1
                steps: cannot be given together with target
              Nothing was done.\
              """);
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void missingConfigurationIsToldAndNoServerIsStarted() {
    try (LambdaProcess process = start(Map.of("MIGRATIONS", folder.toString()))) {
      Response response = api.invoke("{\"action\":\"status\"}", LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.ERROR);
      assertThat(response.errorType()).isEqualTo(INVALID);
      assertThat(response.errorMessage())
          .isEqualTo(
              "No database is configured. Set DATABASE_URL, or DB_HOST with DB_NAME, DB_USER and"
                  + " DB_PASSWORD. Nothing was done.");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void noLineHoldsThePassword() {
    Map<String, String> variables = variables();
    variables.put("DATABASE_URL", db.url().replace(db.name(), "none"));
    try (LambdaProcess process = start(variables)) {
      Response response = api.invoke("{\"action\":\"up\"}", LIMIT);
      assertThat(response.errorMessage()).contains("Database none does not exist");
      assertThat(process.stdoutLines()).isNotEmpty();
      assertThat(process.stdoutLines() + response.body() + process.stderrLines())
          .doesNotContain(db.password(), "s3cr");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "METRICS= ",
        "METRICS=EMF",
        "METRICS_DATABASE= ",
        "BACKUP_BEFORE_UP=\t",
        "SNAPSHOT_BEFORE_UP= ",
        "SNAPSHOT_BEFORE_UP=yes",
        "ENVIRONMENT= ",
      })
  void aVariableThatSaysNothingIsRefusedByEveryAction(String wrong) {
    String name = wrong.substring(0, wrong.indexOf('='));
    Map<String, String> variables = variables();
    variables.put(name, wrong.substring(name.length() + 1));
    file("001_words.sql", "CREATE TABLE words (id int);");
    try (LambdaProcess process = start(variables)) {
      Response response = api.invoke("{\"action\":\"status\"}", LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.ERROR);
      assertThat(response.body()).contains("The configuration is wrong:", name + ": ");
      assertThat(process.isAlive()).isTrue();
    }
  }
}
