package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@code history}. */
class HistoryTest extends CliTestBase {

  @Test
  void saysThatThereIsNoRun() {
    assertThat(done("history").out()).isEqualTo("No run yet.\n");
  }

  @Test
  void showsRunsNewestFirstWithTheirMessages() {
    project = project.with("SLIPWAY_INVOKED_BY", "job 7");
    done("up", "002");
    project.file("20250101_120000_notes.sql", "CREATE TABLE words ();");
    assertThat(project.run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    done("down", "0");
    assertThat(done("history").maskedOut())
        .isEqualTo(
            """
            TIME  down  completed    002 -> no version
                2 migrations by job 7, run RUN
            TIME  up    rolled back  at 002
                by job 7, run RUN
                20250101_120000_notes.sql:1:1: relation "words" already exists (42P07).
                20250101_120000 was rolled back. Everything up to 002 stays applied.
                Next: somebody made it before (drift tells what other hands have changed): \
            drop it, or mend the file, and run up again.
            TIME  up    completed    no version -> 002
                2 migrations by job 7, run RUN
            """);
    assertThat(done("history", "--limit", "1").out()).hasLineCount(2);
  }

  @Test
  void aRunThatHasNotEndedHasNoVersions() throws Exception {
    done("up");
    db.execute(
        "INSERT INTO schema_migration_runs (run_id, action, status, started_at)"
            + " VALUES (gen_random_uuid(), 'up', 'started', now() + interval '1 hour')");
    assertThat(done("history", "--limit", "1").maskedOut())
        .isEqualTo(
            """
            TIME  up  started  under way, or ended without a word
                run RUN
            """);
  }

  @Test
  void reportsAsJson() {
    done("up");
    Map<String, Object> report = done("history", "--json").json();
    assertThat(report.keySet()).containsExactly("action", "outcome", "environment", "runs");
    Map<String, Object> run = first(report.get("runs"));
    assertThat(run.keySet())
        .containsExactly(
            "runId",
            "action",
            "environment",
            "status",
            "startedAt",
            "finishedAt",
            "from",
            "to",
            "applied",
            "backup",
            "invokedBy",
            "toolVersion",
            "message");
    assertThat(run)
        .containsEntry("status", "completed")
        .containsEntry("from", null)
        .containsEntry("to", "20250101_120000")
        .containsEntry("applied", 4)
        .containsEntry("invokedBy", db.user());
  }
}
