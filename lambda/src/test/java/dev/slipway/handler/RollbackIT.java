package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployFramework.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests deploys that go back: CloudFormation sends the update that failed the other way round. */
class RollbackIT extends DeployTestBase {

  @Test
  void updateThatFailsHalfWayKeepsWhatIsDoneWhenItIsReversed() throws Exception {
    startFunction();
    Map<String, String> first = created(files("001_words.sql", WORDS));
    Map<String, String> wrong =
        files("001_words.sql", WORDS, "002_notes.sql", NOTES, "003_goals.sql", "SELECT grosse;");
    Answer update = update(wrong, first);
    assertThat(update.success()).isFalse();
    assertThat(update.reason()).contains("Everything up to 002 stays applied.");
    List<String> before = db.catalogue();
    Answer reversed = update(first, wrong);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(reversed.data()).containsEntry("version", "002").containsEntry("applied", "");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void reversedUpdateToOldFilesKeepsTheDatabase() throws Exception {
    startFunction();
    Map<String, String> first = created(files("001_words.sql", WORDS));
    Map<String, String> second = files("001_words.sql", WORDS, "002_notes.sql", NOTES);
    assertThat(update(second, first).success()).isTrue();
    List<String> before = db.catalogue();
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(reversed.data()).containsEntry("version", "002");
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(update(second, first).data()).containsEntry("applied", "");
  }

  @Test
  void reversedUpdateToOldFilesRevertsTheDatabase() throws Exception {
    startFunction();
    Map<String, String> first = created(reverting(files("001_words.sql", WORDS)));
    List<String> before = db.catalogue();
    Map<String, String> second =
        files("001_words.sql", WORDS, "002_notes.sql", NOTES, "003_goals.sql", GOALS);
    assertThat(update(reverting(second), first).success()).isTrue();
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(reversed.data()).containsEntry("version", "001").containsEntry("applied", "");
    assertThat(db.catalogue()).isEqualTo(before);
    Answer again = update(first, second);
    assertThat(again.success()).as("already back: " + again).isTrue();
    assertThat(again.data()).containsEntry("version", "001").containsEntry("applied", "");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void reversedUpdateThatCannotRevertSucceedsAndSaysSo() throws Exception {
    startFunction();
    Map<String, String> first = created(reverting(files("001_words.sql", WORDS)));
    Map<String, String> second =
        files("001_words.sql", WORDS, "002_notes.sql", "CREATE TABLE notes (id int);");
    assertThat(update(reverting(second), first).success()).isTrue();
    List<String> before = db.catalogue();
    Answer reversed = update(first, second);
    assertThat(reversed.success()).as(reversed.toString()).isTrue();
    assertThat(String.valueOf(reversed.data().get("message")))
        .startsWith("The database stays as it is: ")
        .contains("002: has no DOWN section");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void aDatabaseAheadIsNotRevertedWhenNothingGoesBack() throws Exception {
    startFunction();
    Map<String, String> first = created(reverting(files("001_words.sql", WORDS)));
    created(files("001_words.sql", WORDS, "002_notes.sql", NOTES));
    List<String> before = db.catalogue();
    Answer update = update(first, first);
    assertThat(update.success()).as(update.toString()).isTrue();
    assertThat(update.data()).containsEntry("version", "002");
    assertThat(db.catalogue()).isEqualTo(before);
  }
}
