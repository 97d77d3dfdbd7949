package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.process.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests {@code verify-backup --rehearse} with definitions that a server writes otherwise once it
 * has read them from a dump.
 */
class RehearsedDefinitionsTest extends RehearsalTestBase {

  @BeforeEach
  void makeThem() throws Exception {
    db.execute(text("/written-otherwise.sql"));
  }

  @Test
  void whatTheServerOnlyWritesOtherwiseIsNoDifference() throws Exception {
    backUp();
    Map<String, Object> report = rehearse(db.superuserUrl(), ExitCode.DONE).json();
    assertThat(report).containsEntry("outcome", "DONE").containsEntry("problems", List.of());
    assertThat((List<?>) ((Map<?, ?>) report.get("rehearsal")).get("warnings"))
        .hasSize(3)
        .anyMatch(warning -> String.valueOf(warning).matches(otherwise("lines", "000-pre")))
        .anyMatch(warning -> String.valueOf(warning).matches(otherwise("lines", "900-post")));
    nothingIsLeft();
  }

  @Test
  void norIsItWithoutRights() throws Exception {
    backUp();
    Result result = project.run("verify-backup", uri, "--rehearse", "--url", db.url());
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .containsPattern("  warning: " + otherwise("statements", "000-pre"))
        .containsPattern("0 of \\d+ definitions differ")
        .contains("Whole: ");
    nothingIsLeft();
  }

  @Test
  void everyKindOfObjectIsMadeAloneAsItIsRestored() throws Exception {
    makeEveryKind();
    project = project.on(db.superuserUrl());
    backUp();
    Map<String, Object> report = rehearse(db.superuserUrl(), ExitCode.DONE).json();
    assertThat((int) ((Map<?, ?>) report.get("rehearsal")).get("definitions")).isGreaterThan(1000);
    nothingIsLeft();
  }

  private static String otherwise(String what, String file) {
    return "\\d+ "
        + what
        + " of "
        + file
        + "\\.sql\\.zst are written otherwise once the server has read them,"
        + " and were compared as written then";
  }

  @Test
  void whatElseDiffersIsFoundAmongThem() throws Exception {
    whenItIsRestored(
        "EXISTS (SELECT FROM public.words)",
        "DROP TRIGGER red ON kinds.shirt;"
            + " ALTER DOMAIN kinds.size ADD CONSTRAINT small CHECK (VALUE <> 'xl')");
    backUp();
    assertThat(problems(rehearse(db.superuserUrl(), ExitCode.FOUND)))
        .hasSize(2)
        .anyMatch(p -> p.matches("(?s)000-pre\\.sql\\.zst 3 lines differ .*\\+ .*'xl'.*"))
        .anyMatch(p -> p.matches("(?s)900-post\\.sql\\.zst .*- CREATE TRIGGER red [^\n]*"))
        .noneMatch(p -> p.contains("CREATE POLICY"));
    nothingIsLeft();
  }

  /** What a restore makes as the backup has it is right, also where it needs the rows. */
  @Test
  void whatCannotBeMadeWithoutRowsIsNoDifference() throws Exception {
    db.execute(
        "CREATE MATERIALIZED VIEW share AS SELECT 100 / count(*) AS percent FROM words",
        "COMMENT ON MATERIALIZED VIEW share IS 'of the words'");
    backUp();
    assertThat(problems(rehearse(db.superuserUrl(), ExitCode.DONE))).isEmpty();
    nothingIsLeft();
  }

  @Test
  void whatIsOnlyMissingFromTheComparisonIsNotCalledDamaged() throws Exception {
    whenItIsRestored("NOT EXISTS (SELECT FROM public.words)", "DROP TABLE kinds.shirt CASCADE");
    db.execute("CREATE MATERIALIZED VIEW z_share AS SELECT 100 / count(*) AS share FROM words");
    backUp();
    assertThat(rehearse(db.superuserUrl(), ExitCode.FAILED).err())
        .contains("its definitions could not be compared:", "division by zero (22012)")
        .contains("+ CREATE POLICY blue ", "Nothing is known of the backup by it")
        .doesNotContain("Damaged");
    nothingIsLeft();
  }

  @Test
  void aRehearsalThatIsEndedMeanwhileLeavesNoDatabase(@TempDir Path home) throws Exception {
    whenItIsRestored("NOT EXISTS (SELECT FROM public.words)", "PERFORM pg_sleep(600)");
    backUp();
    String url = "postgres://postgres@127.0.0.1:" + db.port() + "/" + db.name();
    try (ChildProcess child =
        CliProcess.start(home, Map.of(), "verify-backup", uri, "--rehearse", "--url", url)) {
      while (child.isAlive() && db.rows(DATABASES).size() < 2) {
        Thread.sleep(20);
      }
      ProcessHandle.of(child.pid()).orElseThrow().destroy();
      assertThat(child.waitFor(LIMIT)).isNotZero();
    }
    nothingIsLeft();
  }
}
