package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.List;
import java.util.Map;
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
    assertThat(status.out()).contains("unreadable: ", problem).doesNotContain("missing");
    assertThat(status("unreadable").toString()).contains(problem.replaceFirst("^\\S+: ", ""));
    Result plan = project.run("plan");
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("warning: ", problem);
    assertThat(project.run("validate").out()).contains(problem);
    assertThat(project.run("repair").out()).contains("warning: ", problem, "Nothing to repair.");
    assertThat(project.run("history", "drift").err()).isNotNull();
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

  private Object status(String field) {
    Map<String, Object> report = project.run("status", "--json").json();
    return report.getOrDefault(field, List.of());
  }
}
