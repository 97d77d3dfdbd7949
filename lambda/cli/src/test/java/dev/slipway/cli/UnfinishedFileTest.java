package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done while a file is not finished. */
class UnfinishedFileTest extends CliTestBase {

  @BeforeEach
  void applyAll() {
    done("up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "003_late.sql  | SELECT 'x   | 003_late.sql:1:8: string that begins here has no closing",
        "003_late.sql  | \\i none.sql | 003_late.sql:1:1: there is no file none.sql",
        "late.sql      | SELECT 1;   | late.sql: the name fits none of the forms",
        "002_twin.sql  | SELECT 1;   | has the same version as",
      })
  void othersGoOnWithoutIt(String name, String text, String problem) throws Exception {
    project.file(name, text);
    Result status = project.run("status", "--check");
    assertThat(status.exitCode()).as(status.err()).isEqualTo(ExitCode.FOUND);
    assertThat(status.out())
        .contains(": up to date, as far as files can be read\n", "unreadable: ", problem)
        .doesNotContain("missing");
    assertThat(status("unreadable").toString()).contains(problem.replaceFirst("^\\S+: ", ""));
    Result plan = project.run("plan");
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("warning: ", problem);
    assertThat(project.run("validate").out()).contains(problem);
    assertThat(project.run("repair").out()).contains("warning: ", problem, "Nothing to repair.");
    done("history");
    done("drift");
    Result up = project.run("up");
    assertThat(up.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(up.err()).contains("The migrations cannot be read:", problem);
    Result down = project.run("down");
    assertThat(down.exitCode()).as(down.err()).isZero();
    assertThat(down.out()).contains("taken back 20250101_120000", problem);
  }

  @Test
  void anAppliedFileThatBrokeIsTakenBackByWhatWasStored() throws Exception {
    project.file("20250101_120000_notes.sql", "CREATE TABLE notes (id int, '");
    assertThat(project.run("status").out()).contains("unreadable: ").doesNotContain("file missing");
    assertThat(project.run("repair", "--execute").out()).contains("Nothing to repair.");
    Result down = project.run("down");
    assertThat(down.exitCode()).as(down.err()).isZero();
    assertThat(db.queryString("SELECT to_regclass('notes') IS NULL")).isEqualTo("t");
  }

  @Test
  void whatNewHasMadeIsADraft() throws Exception {
    done("new", "add points", "--migrations", folder.toString());
    assertThat(done("status").out()).contains("_add_points.sql: is a draft: nothing is written");
    assertThat(done("down", "--dry-run").out()).contains("DROP TABLE notes");
    Result up = project.run("up");
    assertThat(up.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(up.err()).contains("_add_points.sql: is a draft: nothing is written in it yet.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "003_late.sql | SELECT 'x     | 003_late.sql | 1 | 8 | 003",
        "R_late.sql   | SELECT 1 /*   | R_late.sql   | 1 | 10 | R_late",
        "003_late.sql | \\i none.sql | 003_late.sql | 1 | 1 | 003",
        "004_late.sql | -- UP         | 004_late.sql |   |   | 004",
        "late.sql     | SELECT 1;     | late.sql     |   |   | ",
      })
  void aProgramIsToldWhichFileItIs(
      String name, String text, String file, Integer line, Integer column, String version) {
    project.file(name, text);
    Map<String, Object> failure = project.run("up", "--json").json();
    assertThat(failure)
        .containsEntry("file", file)
        .containsEntry("line", line)
        .containsEntry("column", column)
        .containsEntry("version", version)
        .containsEntry("state", "unchanged")
        .containsEntry("next", "mend the files and run it again.")
        .containsEntry("exitCode", 1);
  }

  @Test
  void aProgramIsToldWhichFileThePlanIsRefusedFor() {
    project.file("20250101_120000_notes.sql", "CREATE TABLE notes (id bigint);");
    assertThat(project.run("up", "--json").json())
        .containsEntry("file", "20250101_120000_notes.sql")
        .containsEntry("line", null)
        .containsEntry("version", "20250101_120000")
        .containsEntry("state", "unchanged");
  }

  @Test
  void manyNamesAreOneProblemWithAProposalEach() {
    for (int i = 10; i < 50; i++) {
      project.file(i + "-late.sql", "SELECT 1;");
    }
    assertThat(project.run("plan").out())
        .contains("warning: ", "the names of 40 files fit none of the forms", " (left out; up")
        .contains("\n    10-late.sql -> 10_late.sql\n", "\n    49-late.sql -> 49_late.sql\n")
        .containsOnlyOnce("left out");
    assertThat(project.run("validate", "--json").json().get("problems"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
  }

  private Object status(String field) {
    Map<String, Object> report = project.run("status", "--json").json();
    return report.getOrDefault(field, List.of());
  }
}
