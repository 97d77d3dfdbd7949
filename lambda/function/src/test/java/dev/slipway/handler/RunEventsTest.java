package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.Report;
import dev.slipway.error.SlipwayException;
import dev.slipway.ledger.Deadline;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.aws.EventBridgeServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What EventBridge is told of runs. */
class RunEventsTest extends SlicesTestBase {

  private static final EventBridgeServer SERVER = new EventBridgeServer();
  private static final Path PAGE =
      Path.of(System.getProperty("slipway.root"), "docs/operations/events.md");
  private static final Pattern JSON_BLOCK =
      Pattern.compile("^```json\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlEventbridge", SERVER::endpoint);

  @BeforeEach
  void forget() {
    SERVER.clear();
  }

  @Override
  Map<String, String> variables() {
    Map<String, String> variables = super.variables();
    variables.put("EVENT_BUS", "runs");
    variables.put("ENVIRONMENT", "staging");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "migrations");
    variables.put("DB_SSLMODE", "disable");
    variables.put("KEEP_DETAILS", "true");
    return variables;
  }

  private Invocation invocation() {
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    Map<String, String> variables = variables();
    return new Invocation(
        variables,
        Wiring.credentials(variables),
        Deadline.none(),
        new JsonLog(out, "1"),
        new Metrics(out, variables));
  }

  private Report run(Map<String, Object> request) {
    return invocation()
        .perform((String) request.get("action"), Directory.read(request, name -> null));
  }

  @Test
  void aRunThatTheCommandLineHasAskedForIsToldToo() throws Exception {
    file("002_notes.sql", "CREATE TABLE notes (id int);");
    SlipwayHandler.answer(Map.of("text", event("up")), invocation());
    assertThat(detail()).containsEntry("status", "done").containsEntry("to", "002");
  }

  private void file(String name, String sql) throws IOException {
    Files.writeString(migrations.resolve(name), sql + "\n");
  }

  private static Map<String, Object> only() {
    assertThat(SERVER.events()).hasSize(1);
    return SERVER.events().get(0);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> detail() {
    return (Map<String, Object>) only().get("detail");
  }

  @Test
  void aRunThatIsDoneIsToldOnceAndOneWithNothingToDoIsNot() throws Exception {
    file("002_notes.sql", "CREATE TABLE notes (id int);");
    Report report = run(event("up"));
    assertThat(only())
        .containsEntry("bus", "runs")
        .containsEntry("source", "slipway")
        .containsEntry("detail-type", "Slipway run ended");
    assertThat(detail())
        .containsEntry("version", "1")
        .containsEntry("action", "up")
        .containsEntry("status", "done")
        .containsEntry("environment", "staging")
        .containsEntry("database", db.name())
        .containsEntry("function", "migrations")
        .containsEntry("from", "001")
        .containsEntry("to", "002")
        .containsEntry("runId", report.fields().get("runId"))
        .containsEntry("migrations", List.of(Map.of("version", "002", "outcome", "APPLIED")))
        .containsEntry("migrationCount", 1)
        .containsKey("durationMs")
        .doesNotContainKeys("message", "next");
    run(event("up"));
    run(event("status"));
    assertThat(SERVER.events()).hasSize(1);
  }

  @Test
  void aFailureIsToldWithWhatToDo() throws Exception {
    file("002_wrong.sql", "SELECT grosse FROM words;");
    assertThatThrownBy(() -> run(event("up"))).isInstanceOf(SlipwayException.class);
    assertThat(detail())
        .containsEntry("status", "failed")
        .containsEntry("sqlState", "42703")
        .containsEntry("file", "002_wrong.sql")
        .containsEntry("migration", "002")
        .containsEntry("state", "rolled_back")
        .containsEntry("next", "mend the file and run up again.");
    assertThat(detail().get("message").toString()).contains("column \"grosse\" does not exist");
  }

  @Test
  void noValueOfARowIsTold() throws Exception {
    file("002_value.sql", "INSERT INTO words VALUES (1); SELECT ('se' || 'cret')::int;");
    assertThatThrownBy(() -> run(event("up"))).hasMessageContaining("secret");
    assertThat(detail()).containsEntry("sqlState", "22P02").containsEntry("file", "002_value.sql");
    assertThat(detail().toString()).doesNotContain("secret").contains("see the function's log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"23514", "42P01", "SW001"})
  void whatAScriptRaisesIsNotToldWhateverItCallsIt(String sqlState) throws Exception {
    file(
        "002_raise.sql",
        "DO $$ BEGIN RAISE 'of %%', 'se' || 'cret' USING ERRCODE = '%s', CONSTRAINT = 'c'; END $$;"
            .formatted(sqlState));
    assertThatThrownBy(() -> run(event("up"))).hasMessageContaining("secret");
    assertThat(detail()).containsEntry("sqlState", sqlState).containsEntry("migration", "002");
    assertThat(detail().toString()).doesNotContain("secret").contains("see the function's log");
  }

  @Test
  void whatVerifyHasFoundIsTold() throws Exception {
    file("002_check.sql", "SELECT 1;\n-- VERIFY\nSELECT 1 = 2;");
    assertThatThrownBy(() -> run(event("up"))).isInstanceOf(SlipwayException.class);
    assertThat(detail().get("message").toString()).contains("VERIFY answered false");
  }

  @Test
  void whatTheServerSaysBesideItsMessageIsNotTold() throws Exception {
    file("002_twice.sql", "INSERT INTO words VALUES (4711), (4711);");
    assertThatThrownBy(() -> run(event("up"))).hasMessageContaining("Key (id)=(4711)");
    assertThat(detail().toString())
        .doesNotContain("Key (id)")
        .contains("violates unique constraint", "002 was rolled back", "Next: ");
  }

  @Test
  void whatIsRefusedIsToldToo() throws Exception {
    file("000_before.sql", "SELECT 1;");
    assertThatThrownBy(() -> run(event("up"))).isInstanceOf(SlipwayException.class);
    assertThat(detail()).containsEntry("action", "up").containsEntry("status", "failed");
    assertThat(detail().get("message").toString()).contains("000_before.sql: is out of order");
  }

  @Test
  void thatItCannotBeToldFailsNothing() throws Exception {
    SERVER.answerNext("{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}");
    file("002_notes.sql", "CREATE TABLE notes (id int);");
    run(event("up"));
    SERVER.answerNext("{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}]}");
    file("003_more.sql", "SELECT 1;");
    run(event("up"));
    assertThat(db.queryString("SELECT max(version) FROM schema_migrations")).isEqualTo("003");
    assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(it -> it.contains("NotSent")))
        .hasSize(2)
        .first()
        .asString()
        .contains("AccessDeniedException", "events:PutEvents on runs");
  }

  /** The first block of the page is an event, the second a rule's pattern. */
  @Test
  void thePatternOfThePageMatchesWhatFailsAndOnlyThat() throws Exception {
    Matcher block = JSON_BLOCK.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    Map<String, Object> shown = JSON.std.mapFrom(block.group(1));
    assertThat(block.find()).isTrue();
    Map<String, Object> pattern = JSON.std.mapFrom(block.group(1));
    assertThat(EventPattern.matches(pattern, shown)).isTrue();
    file("002_notes.sql", "CREATE TABLE notes (id int);");
    run(event("up"));
    Map<String, Object> done = only();
    SERVER.clear();
    file("003_wrong.sql", "SELECT grosse FROM words;");
    assertThatThrownBy(() -> run(event("up"))).isInstanceOf(SlipwayException.class);
    assertThat(EventPattern.matches(pattern, only())).isTrue();
    assertThat(EventPattern.matches(pattern, done)).isFalse();
    assertThat(detail())
        .containsOnlyKeys(((Map<?, ?>) shown.get("detail")).keySet().toArray(String[]::new));
  }
}
