package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@code validate}, {@code baseline} and {@code repair}. */
class MaintenanceTest extends CliTestBase {

  @Test
  void validateSaysThatAllAgrees() {
    done("up");
    assertThat(done("validate").maskedOut())
        .isEqualTo("Valid: 4 files and the history of DATABASE agree.\n");
    Map<String, Object> report = done("validate", "--json").json();
    assertThat(report.keySet())
        .containsExactly(
            "action", "outcome", "database", "environment", "files", "problems", "warnings");
    assertThat(report).containsEntry("outcome", "DONE").containsEntry("files", 4);
  }

  @Test
  void validateFindsWhatDiffers() {
    done("up");
    project.file("001_words.sql", WORDS.replace("boat", "ship")).delete("002_word_origins.sql");
    Result result = project.run("validate");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(result.out())
        .isEqualTo(
            """
            Found in 3 files:
              002: is applied but its file is missing. Put it back, or forget it with: repair --execute
              001_words.sql: has changed since it was applied. Put its UP section back and write a new migration, or accept the change with: repair --execute
            """);
    Result json = project.run("validate", "--json");
    assertThat(json.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(each(json.json().get("problems"), "where")).containsExactly("002", "001_words.sql");
  }

  @Test
  void whatANewerBuildHasLeftIsItsOwn() throws Exception {
    done("up");
    project.delete("002_word_origins.sql");
    assertThat(project.run("validate").out()).contains("  002: is applied but its file is missing");
    project.file("002_word_origins.sql", INDEX).delete("20250101_120000_notes.sql");
    assertThat(done("validate").out()).startsWith("Valid: ");
    assertThat(done("repair", "--execute").out()).contains("Nothing to repair");
    assertThat(done("status", "--json").json()).containsEntry("outcome", "AHEAD");
    assertThat(done("down").out()).contains("taken back 20250101_120000");
  }

  @Test
  void aMistakenBaselineIsTakenBack() throws Exception {
    db.execute("CREATE TABLE words (id int PRIMARY KEY, word text, origin text)");
    done("baseline", "002");
    done("up");
    Result down = project.run("down", "001");
    assertThat(down.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(down.err())
        .contains(
            "002: was marked by baseline and never run here, so its DOWN would drop what was there"
                + " before. Take the mark back with: baseline --undo; or run its DOWN all the same"
                + " with --baselined (\"baselined\":true)");
    assertThat(done("baseline", "--undo").maskedOut())
        .isEqualTo(
            """
              baseline undone 001 words (0 statements, N ms)
              baseline undone 002 word origins (0 statements, N ms)
            Done. DATABASE (dev) is at 20250101_120000. N ms, run RUN
            """);
    assertThat(db.queryString("SELECT to_regclass('words')")).isEqualTo("words");
    assertThat(done("baseline", "--undo").out()).startsWith("Nothing to do.");
    done("down");
    done("baseline", "001");
    done("baseline", "--undo", "--json");
    assertThat(project.run("up").err()).contains("holds 1 table of ");
  }

  @Test
  void theDownOfWhatNeverRanRunsWhenTold() throws Exception {
    db.execute("CREATE TABLE words (id int PRIMARY KEY, word text, origin text)");
    done("baseline", "001");
    assertThat(project.run("down", "0").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(db.queryString("SELECT to_regclass('words')")).isEqualTo("words");
    done("down", "0", "--baselined");
    assertThat(db.queryString("SELECT to_regclass('words')")).isNull();
  }

  @Test
  void validateFindsFilesThatCannotBeRead() {
    project.file("003_broken.sql", "SELECT 'x;");
    Result result = project.run("validate", "--json");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(result.json()).containsEntry("outcome", "FAILED").containsEntry("files", 5);
    assertThat(each(result.json().get("problems"), "where")).containsExactly("003_broken.sql:1:8");
  }

  @Test
  void baselineMarksWithoutRunning() throws Exception {
    db.execute("CREATE TABLE words (id int PRIMARY KEY, word text, origin text)");
    assertThat(done("baseline", "002").maskedOut())
        .isEqualTo(
            """
              baseline 001 words (0 statements, N ms)
              baseline 002 word origins (0 statements, N ms)
            Done. DATABASE (dev) is at 002. N ms, run RUN
            """);
    assertThat(db.queryString("SELECT count(*) FROM words")).isEqualTo("0");
    assertThat(done("status").maskedOut())
        .contains("  001  TIME  words (baseline, not run here)\n");
    assertThat(done("baseline", "002").out()).startsWith("Nothing to do.");
    assertThat(each(done("up", "--json").json().get("steps"), "version"))
        .containsExactly("20250101_120000", "R_word_counts");
  }

  @Test
  void baselineReportsAsJson() {
    Map<String, Object> report = done("baseline", "001", "--json").json();
    assertThat(report).containsEntry("action", "baseline").containsEntry("to", "001");
    assertThat(each(report.get("steps"), "outcome")).containsExactly("BASELINE");
  }

  @Test
  void repairShowsFirstAndDoesItWhenTold() {
    done("up");
    assertThat(done("repair").out()).isEqualTo("Nothing to repair.\n");
    project.file("001_words.sql", WORDS.replace("boat", "ship")).delete("002_word_origins.sql");
    String list =
        """
          accept the present text of 001 as the one that was applied
          forget 002, whose file is missing; what it made stays in the database
        """;
    assertThat(done("repair").out())
        .isEqualTo(
            "This would be done:\n" + list + "Nothing was changed. Do it with: repair --execute\n");
    assertThat(project.run("status", "--check").exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(done("repair", "--execute").out()).isEqualTo("Done:\n" + list);
    assertThat(done("status", "--check").out()).contains(": up to date\n");
  }

  @Test
  void repairReportsAsJson() {
    done("up");
    project.delete("002_word_origins.sql");
    Map<String, Object> shown = done("repair", "--json").json();
    assertThat(shown.keySet())
        .containsExactly(
            "action", "outcome", "database", "environment", "executed", "repairs", "runId");
    assertThat(shown).containsEntry("executed", false).containsEntry("runId", null);
    Map<String, Object> executed = done("repair", "--execute", "--json").json();
    assertThat(executed).containsEntry("executed", true);
    assertThat(executed.get("runId")).isNotNull();
    assertThat(first(executed.get("repairs")))
        .containsEntry("version", "002")
        .containsEntry("kind", "FORGET_MISSING");
  }

  @Test
  void repairClearsAPartialState() {
    project.file("002_word_origins.sql", INDEX.replace("(origin)", "(nowhere)"));
    assertThat(project.run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(done("repair", "--execute").out())
        .isEqualTo(
            """
            Done:
              clear the partial state of 002; what it made stays, and the next up runs it from its beginning
            """);
    List<Object> pending = each(done("status", "--json").json().get("pending"), "version");
    assertThat(pending).contains("002");
  }
}
