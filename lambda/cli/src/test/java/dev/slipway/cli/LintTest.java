package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@code lint}. */
class LintTest extends CliTestBase {

  private static final String HOT =
      "\n-- a comment\nCREATE INDEX words_word ON words (word);\n-- DOWN\nDROP INDEX words_word;\n";

  @Test
  void tellsWhatWaitsAndWhatToWrite() {
    project.file("20250201_000000_hot.sql", HOT);
    Result result = project.run("lint", "--since", "20250101_120000");
    assertThat(result.out())
        .isEqualTo(
            """
            20250201_000000_hot.sql:3:1: error: blocking-index
                CREATE INDEX words_word ON words (word)
              blocks: writes to words until the index is built
              why: CREATE INDEX holds a SHARE lock while it reads the whole table.
              write instead:
                CREATE INDEX CONCURRENTLY words_word ON words (word);
              or accept it: -- slipway: allow=blocking-index -- YOUR REASON
            Looked at 2 files by text alone: 1 hazard.
            """);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void whatIsPendingIsAskedOfTheDatabase() {
    done("up");
    assertThat(done("lint", "--pending").out())
        .isEqualTo("Looked at 0 files by text alone: no hazard.\n");
    project.file("20250201_000000_hot.sql", HOT);
    assertThat(project.run("lint", "--pending").exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void validateCountsThemWhereAsked() {
    done("up");
    project.file("20250201_000000_hot.sql", HOT);
    assertThat(project.run("validate").exitCode()).isZero();
    Result result = project.run("validate", "--lint");
    assertThat(result.out())
        .contains("20250201_000000_hot.sql:3:1: blocking-index: blocks writes to words until");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void inProductionARunWarns() {
    done("up");
    project.file("20250201_000000_hot.sql", HOT);
    assertThat(done("plan").out()).doesNotContain("blocking-index");
    Result result = project.with("ENVIRONMENT", "prod").run("plan");
    assertThat(result.out())
        .contains("warning: 20250201_000000_hot.sql:3:1: blocking-index: blocks writes to words");
  }

  @Test
  void noDatabaseIsNeeded() {
    Result result = project.with("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none").run("lint");
    assertThat(result.out()).contains("Looked at 4 files");
  }

  @Test
  void levelsAreTypedOrStandInAFile() {
    project.file("20250201_000000_hot.sql", HOT);
    assertThat(done("lint", "--level", "blocking-index=warning").out())
        .contains(": warning: blocking-index");
    assertThat(done("lint", "--level", "blocking-index=off").out()).contains("no hazard");
    refusedLevel("no-such=off", "there is no kind of hazard \"no-such\"");
    refusedLevel("blocking-index=loud", "a level is off, warning or error, not \"loud\"");
  }

  private void refusedLevel(String level, String message) {
    Result result = project.run("lint", "--level", level);
    assertThat(result.err()).contains(message);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anAcceptedOneIsCountedOnly() {
    project.file("20250201_000000_hot.sql", "-- slipway: allow=blocking-index -- it is tiny" + HOT);
    assertThat(done("lint").out()).endsWith("no hazard, 1 more accepted.\n");
  }

  @Test
  @SuppressWarnings("unchecked")
  void answersProgramsToo() {
    project.file("20250201_000000_hot.sql", HOT);
    Map<String, Object> report = project.run("lint", "--json").json();
    assertThat(report).containsEntry("outcome", "FOUND").containsEntry("basis", "text");
    Map<String, Object> sarif = project.run("lint", "--format", "sarif").json();
    List<Map<String, Object>> runs = (List<Map<String, Object>>) sarif.get("runs");
    assertThat(runs.get(0).get("results").toString())
        .contains("ruleId=blocking-index", "startLine=3", "20250201_000000_hot.sql");
    assertThat(project.run("lint", "--format", "github").out())
        .startsWith(
            "::error file="
                + folder
                + "/20250201_000000_hot.sql,line=3,col=1,title=blocking-index::Blocks")
        .contains("%0AWrite instead:%0ACREATE INDEX CONCURRENTLY")
        .hasLineCount(1);
    assertThat(project.run("lint", "--format", "markdown").out())
        .startsWith("**Migrations: 1 hazard**\n")
        .contains("```sql\nCREATE INDEX CONCURRENTLY words_word ON words (word);\n```");
  }

  @Test
  void whatAFileSaysBreaksOutOfNoFormat() {
    project.file(
        "20250201_000000_hot.sql",
        "CREATE INDEX ON \"a,b::c\n::error::<b>```\" (word);\n-- DOWN\nSELECT 1;\n");
    assertThat(project.run("lint", "--format", "github").out()).hasLineCount(1);
    assertThat(project.run("lint", "--format", "markdown").out())
        .contains("\\<b\\>")
        .contains("````sql");
  }
}
