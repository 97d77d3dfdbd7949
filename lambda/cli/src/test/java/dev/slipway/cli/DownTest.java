package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.report.RunReportFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code down}. */
class DownTest extends CliTestBase {

  @BeforeEach
  void applyAll() {
    done("up");
  }

  @Test
  void takesTheNewestBack() throws Exception {
    assertThat(done("down").maskedOut())
        .isEqualTo(
            """
              taken back 20250101_120000 notes (1 statement, N ms)
            Done. DATABASE (dev) is at 002. N ms, run RUN
            """);
    assertThat(db.queryString("SELECT to_regclass('notes')")).isNull();
  }

  @Test
  void reportHasTheFieldsOfTheContract() {
    Map<String, Object> report = done("down", "--json").json();
    assertThat(report.keySet()).containsExactlyElementsOf(RunReportFields.ALL);
    assertThat(report)
        .containsEntry("action", "down")
        .containsEntry("from", "20250101_120000")
        .containsEntry("to", "002");
    assertThat(first(report.get("steps")))
        .containsEntry("direction", "DOWN")
        .containsEntry("outcome", "TAKEN_BACK");
  }

  @Test
  void takesTheNumberOfStepsBack() {
    assertThat(steps("down", "--steps", "2")).containsExactly("20250101_120000", "002");
  }

  @Test
  void fewerThanWereAskedForAreTold() {
    done("down", "002");
    assertThat(done("down", "--steps", "5", "--dry-run").out())
        .contains("warning: 5 migrations were to be taken back, and no more than 2 are applied");
    Result down = done("down", "--steps", "5", "--json");
    assertThat(down.json().get("warnings"))
        .isEqualTo(List.of("5 migrations were to be taken back, and no more than 2 are applied"));
    assertThat(done("down", "--steps", "5").out()).doesNotContain("warning");
  }

  @Test
  void takesAllAboveAVersionBack() {
    assertThat(steps("down", "001")).containsExactly("20250101_120000", "002");
    assertThat(done("down", "001").out()).startsWith("Nothing to do.");
  }

  @Test
  void zeroTakesEverythingBack() throws Exception {
    assertThat(steps("down", "0"))
        .containsExactly("R_word_counts", "20250101_120000", "002", "001");
    assertThat(done("down", "0").maskedOut())
        .isEqualTo("Nothing to do. DATABASE (dev) is at no version. N ms, run RUN\n");
    assertThat(db.catalogue()).noneMatch(line -> line.contains("words") || line.contains("notes"));
  }

  @Test
  void dryRunShowsEveryStatementAndChangesNothing() throws Exception {
    List<String> before = db.catalogue();
    assertThat(done("down", "001", "--dry-run").out())
        .isEqualTo(
            """
            down 20250101_120000 notes
              segment 1, one transaction
                DROP TABLE notes;
            down 002 word origins
              segment 1, one transaction
                ALTER TABLE words DROP COLUMN origin;
            Nothing was changed: this is what would run.
            """);
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void usesTheStoredScriptWhenTheFileIsGone() {
    project.delete("20250101_120000_notes.sql");
    assertThat(steps("down")).containsExactly("20250101_120000");
  }

  @Test
  void takesNothingBackWhenOneHasNoDown() throws Exception {
    project.file("20250201_120000_more.sql", "CREATE TABLE more (id int);");
    done("up");
    List<String> before = db.catalogue();
    Result result = project.run("down", "001");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            slipway: This cannot be done as things are:
              20250201_120000: has no DOWN section, neither in a file nor stored. Write one into its file (in another tool's form, where that keeps it), or take it back with a new migration.
            Nothing was run, the database is as it was.
            """);
    assertThat(db.catalogue()).isEqualTo(before);
  }

  private List<Object> steps(String... arguments) {
    return each(done(withJson(arguments)).json().get("steps"), "version");
  }
}
