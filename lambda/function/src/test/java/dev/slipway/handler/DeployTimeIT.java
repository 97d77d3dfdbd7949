package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.DeployEvents;
import dev.slipway.testing.function.DeployFramework;
import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests deploys that take longer than CloudFormation waits, or than one call. */
class DeployTimeIT extends DeployTestBase {

  private static final Duration LONG_AGO = Duration.ofMinutes(56);

  @Test
  void aDeployWhoseTimeIsOverFailsAndSaysWhatIsPending() throws Exception {
    startFunction();
    Response response =
        later(DeployEvents.create(files("001_words.sql", WORDS, "002_notes.sql", NOTES)), LONG_AGO);
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.ERROR);
    assertThat(response.errorMessage())
        .startsWith(
            "The 55 min of the deploy are over: the database is at no version and stays there,"
                + " pending are [001, 002]. Deploy again to go on; if it takes longer, first run up"
                + " with ./slipway, which has no limit.");
    assertThat(db.queryString("SELECT to_regclass('words')")).isNull();
  }

  @Test
  void aCallEndsWithTheDeploysTime() throws Exception {
    startFunction();
    Map<String, String> files =
        files(
            "001_words.sql",
            WORDS + "\n-- VERIFY\nSELECT pg_sleep(5) IS NOT NULL;",
            "002_notes.sql",
            NOTES);
    // A segment is begun when more than ten seconds are left, so there is time for one.
    Response response = later(DeployEvents.create(files), Duration.ofMinutes(55).minusSeconds(14));
    assertThat(response.errorMessage()).contains("the database is at 001", "pending are [002].");
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("1");
  }

  @Test
  void whatCameToItsEndInTimeIsCompleteWhenItIsAskedLate() {
    startFunction();
    Map<String, String> files = created(files("001_words.sql", WORDS));
    Response response = later(DeployEvents.create(files), LONG_AGO);
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
    assertThat(json(response.body())).containsEntry("IsComplete", true);
  }

  @Test
  void theWayBackSucceedsUnchangedWhenItsTimeIsOver() throws Exception {
    startFunction();
    Map<String, String> first = created(reverting(files("001_words.sql", WORDS)));
    Map<String, String> second = files("001_words.sql", WORDS, "002_notes.sql", NOTES);
    assertThat(update(second, first).success()).isTrue();
    List<String> before = db.catalogue();
    configure(first);
    Response response = later(DeployEvents.update(id(), first, second), LONG_AGO);
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
    assertThat(response.body())
        .contains("\"IsComplete\":true")
        .contains("The database stays as it is: The 55 min of the deploy are over");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void whoHoldsTheRunLockIsNamedWhenTheTimeIsOver() throws Exception {
    Map<String, String> variables = variables();
    variables.put("RUN_LOCK_WAIT", "100ms");
    remember(start(variables));
    Map<String, Object> event = DeployEvents.create(files("001_words.sql", WORDS));
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = 'the other run'");
      statement.execute("SELECT pg_advisory_lock(1397508432, hashtext('public'))");
      assertThat(later(event, Duration.ZERO).body()).isEqualTo("{\"IsComplete\":false}");
      assertThat(later(event, LONG_AGO).errorMessage().lines().findFirst().orElseThrow())
          .startsWith(
              "The 55 min of the deploy are over, and another run still holds the run lock:"
                  + " session")
          .contains("(the other run, user " + db.user() + ", since ")
          .containsPattern("SELECT pg_terminate_backend\\(\\d+\\)\\.$")
          .hasSizeLessThanOrEqualTo(250);
    }
  }

  @Test
  void allThatWasAppliedIsToldWhateverCallDidIt() {
    startFunction();
    String[] slow =
        IntStream.rangeClosed(1, 3)
            .boxed()
            .flatMap(i -> List.of("00" + i + "_t.sql", "SELECT pg_sleep(1);").stream())
            .toArray(String[]::new);
    // A segment is begun when more than ten seconds are left, so each call does one at most.
    DeployFramework hurried = new DeployFramework(this::invoke, Duration.ofSeconds(11));
    Answer create = hurried.handle(DeployEvents.create(files(slow)));
    assertThat(create.calls()).isGreaterThanOrEqualTo(3);
    assertThat(create.data())
        .containsEntry("applied", "001,002,003")
        .containsEntry("version", "003");
  }
}
