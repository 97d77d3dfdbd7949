package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.report.RunReportFields;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@code up}. */
class UpTest extends CliTestBase {

  @Test
  void saysWhatItApplied() {
    Result result = done("up");
    assertThat(result.maskedOut())
        .isEqualTo(
            """
              applied 001 words (2 statements, N ms)
              applied 002 word origins (2 statements, N ms)
              applied 20250101_120000 notes (1 statement, N ms)
              applied R_word_counts word counts (1 statement, N ms)
            Done. DATABASE (dev) is at 20250101_120000. N ms, run RUN
            """);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void saysThatThereIsNothingToDo() {
    done("up");
    assertThat(done("up").maskedOut())
        .isEqualTo("Nothing to do. DATABASE (dev) is at 20250101_120000. N ms, run RUN\n");
  }

  @Test
  void reportHasTheFieldsOfTheContract() {
    Result result = done("up", "002", "--json");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).hasLineCount(1);
    Map<String, Object> report = result.json();
    assertThat(report.keySet()).containsExactlyElementsOf(RunReportFields.ALL);
    assertThat(report)
        .containsEntry("action", "up")
        .containsEntry("outcome", "DONE")
        .containsEntry("database", db.name())
        .containsEntry("environment", "dev")
        .containsEntry("from", null)
        .containsEntry("to", "002")
        .containsEntry("backup", null);
    assertThat(report.get("pending")).hasToString("[20250101_120000, R_word_counts]");
    assertThat(first(report.get("steps")).keySet())
        .containsExactly(
            "version", "description", "direction", "outcome", "statements", "durationMs");
    assertThat(each(report.get("steps"), "version")).containsExactly("001", "002");
    assertThat(each(report.get("steps"), "outcome")).containsOnly("APPLIED");
    assertThat(each(report.get("steps"), "direction")).containsOnly("UP");
  }

  @Test
  void stopsAtItsTarget() {
    assertThat(done("up", "001").maskedOut())
        .isEqualTo(
            """
              applied 001 words (2 statements, N ms)
            Done. DATABASE (dev) is at 001; 3 still pending. N ms, run RUN
            """);
  }

  @Test
  void reportOfAFailureSaysWhatIsStillPending() {
    project.file("002_word_origins.sql", "ALTER TABLE wrods ADD COLUMN origin text;");
    Result result = project.run("up", "--json");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    Map<String, Object> report = result.json();
    assertThat(report).containsEntry("outcome", "FAILED").containsEntry("to", "001");
    assertThat(each(report.get("steps"), "outcome")).containsExactly("APPLIED", "FAILED");
    assertThat(report.get("pending")).hasToString("[002, 20250101_120000, R_word_counts]");
    assertThat(report.get("message"))
        .isEqualTo(
            """
            002_word_origins.sql:1:1: relation "wrods" does not exist (42P01).
            002 was rolled back. Everything up to 001 stays applied.
            Next: mend the file (what is there in a schema that search_path does not name needs the schema before its name) and run up again.\
            """);
    assertThat(result.err()).isEqualTo("slipway: " + report.get("message") + "\n");
  }

  @Test
  void failureSaysWhatWasDoneBefore() {
    project.file("002_word_origins.sql", "ALTER TABLE wrods ADD COLUMN origin text;");
    Result result = project.run("up");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.maskedOut())
        .isEqualTo(
            """
              applied 001 words (2 statements, N ms)
              failed 002 word origins (1 statement, N ms)
            Failed. DATABASE (dev) is at 001; 3 still pending. N ms, run RUN
            """);
    assertThat(result.err()).startsWith("slipway: 002_word_origins.sql:1:1: ");
  }

  @Test
  void dryRunIsThePlan() throws Exception {
    assertThat(done("up", "002", "--dry-run").out()).isEqualTo(done("plan", "002").out());
    Map<String, Object> plan = done("plan", "002", "--json").json();
    Map<String, Object> dryRun = done("up", "002", "--dry-run", "--json").json();
    assertThat(dryRun.remove("action")).isEqualTo("up");
    assertThat(plan.remove("action")).isEqualTo("plan");
    assertThat(dryRun).isEqualTo(plan);
    assertThat(db.queryString("SELECT to_regclass('schema_migrations')")).isNull();
  }

  @Test
  void appliesOutOfOrderOnlyWhenTold() {
    done("up");
    project.file("003_late.sql", "CREATE TABLE late (id int);");
    Result refused = project.run("up");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualTo(
            """
            slipway: This cannot be done as things are:
              003_late.sql: is out of order: 20250101_120000 is applied already. Give it a newer version, or run it with --out-of-order
            Nothing was run, the database is as it was.
            """);
    assertThat(done("up", "--out-of-order").maskedOut())
        .isEqualTo(
            """
              applied 003 late (1 statement, N ms)
            Done. DATABASE (dev) is at 20250101_120000. N ms, run RUN
            """);
  }

  @Test
  void replacesPlaceholdersOnlyWhenTold() throws Exception {
    project.file(
        "20250201_120000_text.sql", "INSERT INTO words VALUES (2, '${word}'), (3, '${x}');");
    done("up", "--set", "word=a=b c", "--set", "x=${x}");
    assertThat(db.rows("SELECT word FROM words WHERE id > 1 ORDER BY id").toString())
        .isEqualTo("[[a=b c], [${x}]]");
  }

  @Test
  void skipsFilesOfOtherEnvironments() {
    project.file(
        "20250201_120000_samples.sql",
        "-- slipway: environments=dev,staging\nINSERT INTO words VALUES (2, 'sample');");
    done("up", "--environment", "test");
    Map<String, Object> status = done("status", "--environment", "test", "--json").json();
    assertThat(status).containsEntry("outcome", "UP_TO_DATE").containsEntry("environment", "test");
    assertThat(each(status.get("skipped"), "version")).containsExactly("20250201_120000");
    assertThat(done("status", "--environment=test").out())
        .contains("skipped (other environment) (1):\n  20250201_120000  samples\n");
    assertThat(done("up", "--environment-changed").maskedOut())
        .contains("applied 20250201_120000 samples");
  }

  @Test
  void keepsItsHistoryInAnotherSchema() throws Exception {
    done("up", "--history-schema", "Ops log");
    assertThat(db.queryString("SELECT count(*) FROM \"Ops log\".schema_migrations")).isEqualTo("4");
    assertThat(db.queryString("SELECT to_regclass('public.schema_migrations')")).isNull();
    project = project.with("HISTORY_SCHEMA", "Ops log");
    assertThat(done("up").out()).startsWith("Nothing to do.");
  }
}
