package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.DeployEvents;
import dev.slipway.testing.function.DeployFramework.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests deploys of files or templates that are older than the last, and are no way back. */
class OlderFilesIT extends DeployTestBase {

  private static final String VIEW = "CREATE OR REPLACE VIEW ids AS SELECT id FROM words;";

  /** A feature branch was deployed; this is main, which does not know of it. */
  private final Map<String, String> branch =
      made(2, files("001_words.sql", WORDS, "003_goals.sql", GOALS));

  private final Map<String, String> main =
      made(3, files("001_words.sql", WORDS, "002_notes.sql", NOTES));

  @Test
  void aVersionBelowTheNewestFailsTheDeployAsItFailsUp() throws Exception {
    startFunction();
    Map<String, String> first = created(made(1, files("001_words.sql", WORDS)));
    succeeded(update(branch, first));
    List<String> before = db.catalogue();
    Answer update = failed(update(main, branch));
    assertThat(update.reason()).contains("002_notes.sql: is out of order: 003 is applied already");
    assertThat(succeeded(update(branch, main)).data()).containsEntry("version", "003");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void aVersionBelowTheNewestRunsWhereTheStackSaysSo() throws Exception {
    startFunction(Map.of("DEPLOY_OUT_OF_ORDER", "run"));
    created(branch);
    assertThat(succeeded(update(main, branch)).data())
        .containsEntry("applied", "002")
        .containsEntry("pending", "");
    assertThat(db.queryString("SELECT to_regclass('notes')")).isEqualTo("notes");
  }

  @Test
  void aVersionBelowTheNewestIsLeftAndToldFirstWhereTheStackSaysSo() throws Exception {
    startFunction(Map.of("DEPLOY_OUT_OF_ORDER", "leave"));
    created(branch);
    Map<String, String> more =
        files("001_words.sql", WORDS, "002_notes.sql", NOTES, "004_more.sql", "SELECT 1;");
    Answer update = succeeded(update(made(3, more), branch));
    assertThat(update.data())
        .containsEntry("version", "004")
        .containsEntry("applied", "004")
        .containsEntry("pending", "002");
    assertThat(String.valueOf(update.data().get("message")))
        .startsWith("Pending, and not run because of newer versions that are applied: 002.");
    assertThat(db.queryString("SELECT to_regclass('notes')")).isNull();
  }

  @Test
  void aRepeatableInATemplateOfAnOlderClockRuns() {
    startFunction();
    Map<String, String> first = created(made(2, files("001_words.sql", WORDS)));
    Map<String, String> late = made(1, files("001_words.sql", WORDS, "R_ids.sql", VIEW));
    assertThat(succeeded(update(late, first)).data()).containsEntry("applied", "R_ids");
  }

  @Test
  void aBrokenRepeatableInATemplateOfAnOlderClockFails() {
    startFunction();
    Map<String, String> first = created(made(2, files("001_words.sql", WORDS)));
    Map<String, String> late = made(1, files("001_words.sql", WORDS, "R_ids.sql", "SELECT no;"));
    assertThat(failed(update(late, first)).reason()).contains("column \"no\" does not exist");
  }

  @Test
  void aChangedFileInATemplateOfAnOlderClockFails() {
    startFunction();
    Map<String, String> first = created(made(2, files("001_words.sql", WORDS)));
    Map<String, String> late = made(1, files("001_words.sql", WORDS.replace("id", "word_id")));
    assertThat(failed(update(late, first)).reason()).contains("has changed since it was applied");
  }

  @Test
  void anOlderBuildThatIsDeployedAnewRunsWhatIsPendingInIt() {
    startFunction();
    Map<String, String> first = created(made(1, files("001_words.sql", WORDS)));
    succeeded(update(branch, first));
    Map<String, String> reverted = made(4, files("001_words.sql", WORDS, "R_ids.sql", VIEW));
    assertThat(succeeded(update(reverted, branch)).data())
        .containsEntry("version", "003")
        .containsEntry("applied", "R_ids");
  }

  @Test
  void whatFailedBeforeItBeganIsTakenBackWithoutARun() throws Exception {
    startFunction();
    Map<String, String> first = created(made(2, files("001_words.sql", WORDS)));
    Map<String, String> lost = lost(made(1, files("001_words.sql", WORDS, "002_notes.sql", NOTES)));
    assertThat(failed(update(lost, first)).reason()).contains("NoSuchKey");
    restartFunction();
    db.execute("DELETE FROM schema_migrations");
    List<String> before = db.catalogue();
    assertThat(String.valueOf(succeeded(update(first, lost)).data().get("message")))
        .startsWith("Pending of the older files, and not run: 001.");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void theSameEventAgainIsNoWayBack() {
    startFunction();
    Map<String, String> first = created(made(1, files("001_words.sql", WORDS)));
    Map<String, Object> event = DeployEvents.update(id(), branch, first);
    configure(branch);
    succeeded(framework.handle(event));
    assertThat(succeeded(framework.handle(event)).data()).containsEntry("version", "003");
    succeeded(update(first, branch));
    Map<String, String> broken = made(1, files("001_words.sql", WORDS, "004_no.sql", "SELECT no;"));
    failed(update(broken, first));
  }

  @Test
  void whatOthersHadBroughtBeforeIsNotTakenBack() throws Exception {
    startFunction();
    Map<String, String> first = created(reverting(files("001_words.sql", WORDS)));
    db.execute("CREATE TABLE notes (id int)", "INSERT INTO schema_migrations VALUES ('002')");
    Map<String, String> third =
        files("001_words.sql", WORDS, "002_notes.sql", NOTES, "003_goals.sql", GOALS);
    assertThat(succeeded(update(third, first)).data()).containsEntry("applied", "003");
    assertThat(succeeded(update(first, third)).data()).containsEntry("version", "002");
    assertThat(db.queryString("SELECT to_regclass('goals')")).isNull();
    assertThat(db.queryString("SELECT to_regclass('notes')")).isEqualTo("notes");
  }

  @Test
  void anotherResourceOfTheSameDatabaseIsNoPartner() {
    startFunction();
    created(branch);
    Map<String, Object> other = DeployEvents.update(id(), branch, main);
    configure(branch);
    other.put("StackId", "arn:aws:cloudformation:us-east-1:123456789012:stack/other/1");
    assertThat(succeeded(framework.handle(other)).data()).containsEntry("pending", "");
  }

  /** The properties of a template that was made so many minutes after another. */
  private static Map<String, String> made(int minute, Map<String, String> properties) {
    Instant start = Instant.parse("2025-01-01T00:00:00Z");
    properties.put("salt", start.plusSeconds(60L * minute).toString());
    properties.computeIfPresent("headVersion", (name, head) -> head.startsWith("R") ? "001" : head);
    return properties;
  }
}
