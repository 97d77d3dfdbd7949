package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.DeployFramework.Answer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests updates that are taken back, whatever versions and clocks look like. */
class ReversedUpdateIT extends DeployTestBase {

  private static final String OLD_VIEW = "CREATE OR REPLACE VIEW ids AS SELECT id FROM words;";
  private static final String NEW_VIEW =
      "CREATE OR REPLACE VIEW ids AS SELECT id FROM words WHERE id > 0;";

  @Test
  void aDatabaseThatStaysAwayDoesNotStopTheWayBack() {
    Map<String, String> variables = variables();
    variables.put("DB_PORT", "1");
    variables.put("CONNECT_WAIT", "500ms");
    remember(start(variables));
    Map<String, String> first = made(1, files("001_words.sql", WORDS));
    Map<String, String> second = made(2, files("001_words.sql", WORDS));
    assertThat(update(second, first).success()).isFalse();
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(String.valueOf(reversed.data().get("message")))
        .startsWith("This call has changed nothing: No server answered at 127.0.0.1:1");
    assertThat(reversed.data()).containsKeys("version", "applied", "pending", "backup", "runId");
  }

  /** It failed here, then the stack went to another database, of which nothing is known here. */
  @Test
  void aDatabaseThatTheStackComesBackToGetsWhatIsPending() throws Exception {
    startFunction();
    Map<String, String> first = files("001_words.sql", WORDS);
    first.put("database", "a");
    created(first);
    Map<String, String> here =
        files("001_words.sql", WORDS, "002_rows.sql", "INSERT INTO needed VALUES (1);");
    here.put("database", "a");
    failed(update(here, first));
    succeeded(update(first, here));
    db.execute("CREATE TABLE needed (id int)");
    Map<String, String> elsewhere = new LinkedHashMap<>(here);
    elsewhere.put("database", "b");
    assertThat(succeeded(update(here, elsewhere)).data())
        .containsEntry("version", "002")
        .containsEntry("applied", "002");
  }

  @Test
  void newerFilesInAnOlderTemplateMayFail() {
    startFunction();
    Map<String, String> hotfix = made(2, files("001_words.sql", WORDS));
    created(hotfix);
    Map<String, String> waited = made(1, files("001_words.sql", WORDS, "002_no.sql", "SELECT no;"));
    assertThat(update(waited, hotfix).success()).isFalse();
  }

  @Test
  void filesThatComeTooLateFailTheDeploy() throws Exception {
    startFunction();
    Map<String, String> others = made(1, files("001_words.sql", WORDS, "003_goals.sql", GOALS));
    created(others);
    Map<String, String> late = made(2, files("001_words.sql", WORDS, "002_notes.sql", NOTES));
    Answer create = create(late);
    assertThat(create.success()).isFalse();
    assertThat(create.reason()).contains("002_notes.sql").contains("out of order");
    assertThat(db.queryString("SELECT to_regclass('notes') IS NULL")).isEqualTo("t");
  }

  @Test
  void aChangedRepeatableIsKept() throws Exception {
    startFunction();
    Map<String, String> first = made(1, files("001_words.sql", WORDS, "R_ids.sql", OLD_VIEW));
    created(first);
    Map<String, String> second = made(2, files("001_words.sql", WORDS, "R_ids.sql", NEW_VIEW));
    assertThat(update(second, first).data()).containsEntry("applied", "R_ids");
    List<String> before = db.catalogue();
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(reversed.data()).containsEntry("version", "001").containsEntry("pending", "R_ids");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void aChangedRepeatableIsReverted() throws Exception {
    startFunction();
    Map<String, String> first =
        made(1, reverting(files("001_words.sql", WORDS, "R_ids.sql", OLD_VIEW)));
    created(first);
    List<String> before = db.catalogue();
    Map<String, String> second = made(2, files("001_words.sql", WORDS, "R_ids.sql", NEW_VIEW));
    assertThat(update(second, first).success()).isTrue();
    assertThat(db.catalogue()).isNotEqualTo(before);
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void aRepeatableThatChangedWithNewerVersionsIsRevertedToo() throws Exception {
    startFunction();
    Map<String, String> first =
        made(1, reverting(files("001_words.sql", WORDS, "R_ids.sql", OLD_VIEW)));
    created(first);
    List<String> before = db.catalogue();
    Map<String, String> second =
        made(2, files("001_words.sql", WORDS, "002_notes.sql", NOTES, "R_ids.sql", NEW_VIEW));
    second.put("headVersion", "002");
    assertThat(update(second, first).success()).isTrue();
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(reversed.data()).containsEntry("version", "001").containsEntry("applied", "R_ids");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void anOldRepeatableThatNoLongerFitsDoesNotStopTheWayBack() throws Exception {
    startFunction();
    Map<String, String> first =
        made(1, reverting(files("001_words.sql", WORDS, "R_ids.sql", OLD_VIEW)));
    created(first);
    String wider = "CREATE OR REPLACE VIEW ids AS SELECT id, id + 1 AS next FROM words;";
    Map<String, String> second = made(2, files("001_words.sql", WORDS, "R_ids.sql", wider));
    assertThat(update(second, first).success()).isTrue();
    List<String> before = db.catalogue();
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(String.valueOf(reversed.data().get("message")))
        .contains("cannot drop columns from view");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void whatWasTakenBackIsSaid() {
    startFunction();
    Map<String, String> first = reverting(files("001_words.sql", WORDS));
    created(first);
    Map<String, String> third =
        files("001_words.sql", WORDS, "002_notes.sql", NOTES, "003_goals.sql", GOALS);
    assertThat(update(third, first).success()).isTrue();
    assertThat(update(first, third).data())
        .containsEntry("version", "001")
        .containsEntry("message", "2 migrations were taken back, from 003 to 001");
  }

  @Test
  void aWayBackThatBreaksOffSaysHowFarItCame() throws Exception {
    startFunction();
    Map<String, String> first = reverting(files("001_words.sql", WORDS));
    created(first);
    String half =
        "-- UP\nCREATE TABLE notes (id int);\n-- DOWN\nDROP TABLE notes;\nVACUUM;\nSELECT no;";
    Map<String, String> third =
        files("001_words.sql", WORDS, "002_notes.sql", half, "003_goals.sql", GOALS);
    assertThat(update(third, first).success()).isTrue();
    Answer back = update(first, third);
    assertThat(back.success()).as(back.toString()).isTrue();
    assertThat(String.valueOf(back.data().get("message")))
        .startsWith("1 migration was taken back, from 003 to ")
        .contains("; 002 is half taken back; the database stays at 001: ")
        .contains("column \"no\" does not exist");
    assertThat(db.queryString("SELECT to_regclass('goals') IS NULL")).isEqualTo("t");
    Answer again = update(first, third);
    assertThat(String.valueOf(again.data().get("message"))).contains("002 is half taken back");
  }

  @Test
  void anEventAloneTakesNothingBack() throws Exception {
    Map<String, String> variables = variables();
    variables.remove("ON_ROLLBACK");
    remember(start(variables));
    Map<String, String> first = reverting(files("001_words.sql", WORDS));
    created(first);
    Map<String, String> second = files("001_words.sql", WORDS, "002_notes.sql", NOTES);
    assertThat(update(second, first).success()).isTrue();
    List<String> before = db.catalogue();
    assertThat(update(first, second).data())
        .containsEntry("version", "002")
        .containsEntry(
            "message",
            "Nothing was taken back: the function is not configured with ON_ROLLBACK=REVERT.");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  /** The properties of a template that was made so many minutes after another. */
  private static Map<String, String> made(int minute, Map<String, String> properties) {
    Instant start = Instant.parse("2025-01-01T00:00:00Z");
    properties.put("salt", start.plusSeconds(60L * minute).toString());
    properties.computeIfPresent("headVersion", (name, head) -> head.startsWith("R") ? "001" : head);
    return properties;
  }
}
