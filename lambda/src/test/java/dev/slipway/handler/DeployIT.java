package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployEvents;
import dev.slipway.testing.DeployFramework;
import dev.slipway.testing.DeployFramework.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests deploys: what CloudFormation sends is answered, and what becomes of the database. */
class DeployIT extends DeployTestBase {

  @Test
  void createAppliesUpdateAppliesWhatIsNewAndDeleteChangesNothing() throws Exception {
    startFunction();
    Map<String, String> first = files("001_words.sql", WORDS);
    Answer create = create(first);
    assertThat(create.success()).as(create.toString()).isTrue();
    assertThat(create.physicalId()).isEqualTo(id());
    assertThat(create.data())
        .containsEntry("version", "001")
        .containsEntry("applied", "001")
        .containsEntry("pending", "")
        .containsEntry("runId", db.queryString("SELECT run_id FROM schema_migration_runs"));
    Map<String, String> second = files("001_words.sql", WORDS, "002_notes.sql", NOTES);
    assertThat(update(second, first).data())
        .containsEntry("version", "002")
        .containsEntry("applied", "002");
    assertThat(update(second, second).data())
        .containsEntry("version", "002")
        .containsEntry("applied", "");
    List<String> before = db.catalogue();
    Answer delete = framework.handle(DeployEvents.delete(id(), second));
    assertThat(delete.success()).isTrue();
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void createThatFailsIsToldOnOneLineAndItsDeleteSucceeds() throws Exception {
    startFunction();
    List<String> before = db.catalogue();
    Map<String, String> wrong =
        files("001_words.sql", "CREATE TABLE words (id int);\nSELECT grosse;");
    Answer create = create(wrong);
    assertThat(create.success()).isFalse();
    assertThat(create.reason().lines().findFirst())
        .contains(
            "001_words.sql:2:8: column \"grosse\" does not exist (42703). 001 was rolled back. No"
                + " migration is applied. Next: mend the file and run up again.");
    assertThat(framework.handle(DeployEvents.delete(create.physicalId(), wrong)).success())
        .isTrue();
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void deleteSucceedsWhenEverythingElseIsGone() {
    secrets.failNext(400, "ResourceNotFoundException", "gone");
    startFunction();
    Answer delete = framework.handle(DeployEvents.delete(id(), Map.of("propertiesVersion", "0")));
    assertThat(delete.success()).as(delete.toString()).isTrue();
    assertThat(delete.physicalId()).isEqualTo(id());
  }

  @Test
  void anAnswerAboutManyMigrationsStaysShort() {
    startFunction();
    String[] namesAndTexts =
        IntStream.rangeClosed(1, 300)
            .boxed()
            .flatMap(i -> List.of("20250101_%06d_x.sql".formatted(i), "SELECT 1;").stream())
            .toArray(String[]::new);
    Answer create = create(files(namesAndTexts));
    assertThat(create.success()).as(create.toString()).isTrue();
    assertThat(create.data()).containsEntry("version", "20250101_000300");
    assertThat((String) create.data().get("applied"))
        .startsWith("20250101_000001,20250101_000002,")
        .endsWith("... (300 versions)");
  }

  @Test
  void aFailureWithAVeryLongMessageStaysShort() {
    startFunction();
    String text = "DO $$ BEGIN RAISE EXCEPTION '%', repeat('größe ', 3000); END $$;";
    Answer create = create(files("001_words.sql", text));
    assertThat(create.success()).isFalse();
    String headline = create.reason().lines().findFirst().orElseThrow();
    assertThat(headline)
        .startsWith("001_words.sql:1:1: größe größe ")
        .hasSizeLessThanOrEqualTo(250);
    assertThat(headline).endsWith("Next: mend the file and run up again.");
  }

  @Test
  void deploysPauseAtTheDeadlineAndGoOn() throws Exception {
    startFunction();
    Map<String, String> files = new TreeMap<>();
    String[] slow =
        IntStream.rangeClosed(1, 5)
            .boxed()
            .flatMap(
                i ->
                    List.of("00" + i + "_t.sql", "CREATE TABLE t" + i + "(); SELECT pg_sleep(1);")
                        .stream())
            .toArray(String[]::new);
    files.putAll(files(slow));
    // A segment is begun when more than ten seconds are left, so each call does one at most.
    DeployFramework hurried = new DeployFramework(this::invoke, Duration.ofSeconds(11));
    Answer create = hurried.handle(DeployEvents.create(files));
    assertThat(create.success()).as(create.toString()).isTrue();
    assertThat(create.calls()).isGreaterThanOrEqualTo(5);
    assertThat(create.data()).containsEntry("version", "005").containsEntry("pending", "");
    assertThat(db.queryString("SELECT sum(applied) FROM schema_migration_runs")).isEqualTo("5");
    assertThat(db.queryString("SELECT string_agg(DISTINCT status, ',') FROM schema_migration_runs"))
        .isEqualTo("completed,in_progress");
  }

  @Test
  void aMissingZipIsToldWithAdvice() {
    startFunction();
    Map<String, String> properties = files("001_words.sql", WORDS);
    properties.put("migrationsUrl", properties.get("migrationsUrl").replace(".zip", "0.zip"));
    Answer create = create(properties);
    assertThat(create.success()).isFalse();
    assertThat(create.reason().lines().findFirst().orElseThrow())
        .startsWith("The migrations cannot be read (NoSuchKey: ")
        .contains("Check the right s3:GetObject")
        .hasSizeLessThanOrEqualTo(250);
  }

  @Test
  void unknownRequestTypeIsRefused() {
    startFunction();
    Map<String, Object> event = DeployEvents.create(files("001_words.sql", WORDS));
    event.put("RequestType", "Replace");
    Answer answer = framework.handle(event);
    assertThat(answer.success()).isFalse();
    assertThat(answer.reason()).startsWith("Unknown RequestType \"Replace\". Nothing was done.");
    assertThat(Arrays.asList(answer.data())).containsExactly(Map.of());
  }
}
