package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@code status}. */
class StatusTest extends CliTestBase {

  @Test
  void anEmptyDatabaseIsPending() {
    assertThat(done("status").out())
        .isEqualTo(
            """
            %s (dev) is at no version: pending
            pending (4):
              001              words
              002              word origins
              20250101_120000  notes
              R_word_counts    word counts
            """
                .formatted(db.name()));
    assertThat(project.run("status", "--check").exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void showsWhatIsAppliedInColumns() {
    done("up");
    assertThat(done("status", "--check").maskedOut())
        .isEqualTo(
            """
            DATABASE (dev) is at 20250101_120000: up to date
            applied (4):
              001              TIME  words
              002              TIME  word origins
              20250101_120000  TIME  notes
              R_word_counts    TIME  word counts
            last run: up completed at TIME, took N ms
            """);
  }

  @Test
  void fitsATerminalOf80Columns() {
    project.file("20250201_120000_a_description_of_forty_characters_now.sql", "SELECT 1;");
    done("up");
    assertThat(done("status").out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(done("history").out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void reportHasTheFieldsOfTheContract() {
    done("up", "002");
    Map<String, Object> report = done("status", "--json").json();
    assertThat(report.keySet())
        .containsExactly(
            "action",
            "outcome",
            "database",
            "environment",
            "current",
            "applied",
            "pending",
            "changed",
            "missing",
            "outOfOrder",
            "skipped",
            "partial",
            "lastRun",
            "lastBackup");
    assertThat(report)
        .containsEntry("outcome", "PENDING")
        .containsEntry("current", "002")
        .containsEntry("partial", null)
        .containsEntry("lastBackup", null);
    assertThat(each(report.get("applied"), "version")).containsExactly("001", "002");
    assertThat(each(report.get("pending"), "file"))
        .containsExactly("20250101_120000_notes.sql", "R_word_counts.sql");
    assertThat(first(List.of(report.get("lastRun")))).containsEntry("status", "completed");
  }

  @Test
  void namesWhatHasChangedAndWhatIsMissing() {
    done("up");
    project.file("001_words.sql", WORDS.replace("boat", "ship")).delete("002_word_origins.sql");
    assertThat(done("status").maskedOut())
        .contains("is at 20250101_120000: changed\n")
        .contains("changed since applied (1):\n  001  words\n")
        .contains("applied, file missing (1):\n  002  TIME  word origins\n");
    assertThat(project.run("status", "--check").exitCode()).isEqualTo(ExitCode.FOUND);
    Map<String, Object> report = done("status", "--json").json();
    assertThat(report).containsEntry("outcome", "CHANGED");
    assertThat(each(report.get("missing"), "version")).containsExactly("002");
  }

  @Test
  void anOlderBuildIsTold() {
    done("up");
    project.delete("20250101_120000_notes.sql");
    assertThat(done("status", "--json").json()).containsEntry("outcome", "AHEAD");
    assertThat(project.run("status", "--check").exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void aPartialMigrationNamesItsNextCommand() {
    project.file("002_word_origins.sql", INDEX.replace("(origin)", "(nowhere)"));
    assertThat(project.run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(done("status").out()).contains("partial: 002, 1 segment done; go on with: up\n");
    Map<String, Object> report = done("status", "--json").json();
    assertThat(report).containsEntry("outcome", "PARTIAL");
    assertThat(report.get("partial")).hasToString("{version=002, segmentsDone=1}");
  }

  @Test
  void ofALongListWhatIsNextIsShown() {
    for (int i = 100; i < 130; i++) {
      project.file(i + "_m.sql", "SELECT 1;");
    }
    List<String> lines = done("status").out().lines().toList();
    assertThat(lines).hasSize(23).containsSequence("pending (34):", "  001  words");
    assertThat(lines.get(22)).isEqualTo("  ... 14 more, see --json");
    done("up");
    assertThat(done("status").out()).contains("applied (34):\n  ... 14 more, see --json\n");
  }

  @Test
  void rowsOfAnotherHandNeedNeitherTimeNorDescription() throws Exception {
    db.execute(
        "CREATE TABLE schema_migrations (version varchar(50) PRIMARY KEY, applied_at timestamptz,"
            + " checksum varchar(64), execution_time_ms int, description text)",
        "INSERT INTO schema_migrations (version) VALUES ('001')");
    assertThat(done("status").out())
        .contains("applied (1):\n  001  at an unknown time\n")
        .doesNotContain("null");
  }
}
