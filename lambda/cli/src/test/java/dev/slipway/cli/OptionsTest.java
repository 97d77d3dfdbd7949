package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.action.RunReport;
import dev.slipway.ledger.RunResult;
import dev.slipway.plan.Direction;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests options against variables, and the exit codes that no other test sees. */
class OptionsTest extends CliTestBase {

  @TempDir Path otherFolder;

  @Test
  void optionsOverrideVariables() {
    project =
        project
            .with("DATABASE_URL", "postgres://nobody:wrong@127.0.0.1:1/none")
            .with("MIGRATIONS", otherFolder.toString())
            .with("ENVIRONMENT", "prod")
            .with("HISTORY_SCHEMA", "other")
            .with("CONNECT_WAIT", "soon");
    Result result =
        done(
            "up",
            "--url=" + db.url(),
            "--migrations=" + folder,
            "--environment=staging",
            "--history-schema=public",
            "--connect-wait=1s",
            "--json");
    assertThat(result.json())
        .containsEntry("database", db.name())
        .containsEntry("environment", "staging")
        .containsEntry("to", "20250101_120000");
  }

  @Test
  void aUrlOverridesEveryOtherWayToNameADatabase() {
    project =
        Project.withoutDatabase(folder)
            .with("DB_HOST", "nowhere.invalid")
            .with("DB_NAME", "none")
            .with("DB_USER", "nobody")
            .with("DB_PASSWORD", "wrong")
            .with("DB_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x")
            .with("DB_AUTH", "iam");
    assertThat(done("up", "--url", db.url()).out()).contains("Done.");
  }

  @Test
  void aBackupStoreOverridesBothVariables() {
    project = project.with("BACKUP_STORE", "nowhere").with("BACKUP_S3_BUCKET", "bucket");
    Result refused = project.run("status");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("BACKUP_STORE: is set together with BACKUP_S3_BUCKET");
    done("status", "--backup-store=file:backups");
    Result wrong = project.run("status", "--backup-store=backups");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("BACKUP_STORE: must be file:folder or s3://bucket/prefix");
  }

  @Test
  void variablesInPartsNameTheDatabase() {
    project =
        Project.withoutDatabase(folder)
            .with("DB_HOST", "127.0.0.1")
            .with("DB_PORT", String.valueOf(db.port()))
            .with("DB_NAME", db.name())
            .with("DB_USER", db.user())
            .with("DB_PASSWORD", db.password());
    assertThat(done("up").out()).contains("Done.");
  }

  @Test
  void anEmptyOptionIsRefusedAndNotItsDefaultTaken() {
    Result result = project.run("up", "--url=", "--environment", " ");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            slipway: The options are wrong:
              --url: is empty; leave it out, or say what is meant
              --environment: is empty; leave it out, or say what is meant
            Nothing was done.
            """);
  }

  @Test
  void exitsWith5WhenAnotherRunHoldsTheRunLock() throws Exception {
    done("up");
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(1397508432, hashtext('public'))");
      Result result = project.run("down", "--run-lock-wait=0", "--json");
      assertThat(result.exitCode()).isEqualTo(ExitCode.LOCKED);
      assertThat(result.json()).containsEntry("outcome", "FAILED");
      assertThat((String) result.json().get("message"))
          .startsWith("Another run holds the run lock: session ")
          .contains("Nothing was done.");
    }
  }

  @Test
  void exitsWith4WhenPaused() {
    RunResult paused =
        new RunResult(
            UUID.randomUUID(),
            "app",
            RunResult.Outcome.PAUSED,
            null,
            null,
            List.of(),
            List.of("001"),
            List.of(),
            null,
            false);
    assertThat(ExitCode.of(new RunReport("up", Direction.UP, "dev", paused, 1, null).verdict()))
        .isEqualTo(ExitCode.PAUSED)
        .isEqualTo(4);
  }

  @Test
  void exitsWith1WhenTheDatabaseCannotBeReached() {
    project = project.with("DATABASE_URL", "postgres://nobody:secret@127.0.0.1:1/none");
    Result result = project.run("status", "--connect-wait=0", "--json");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.json()).containsEntry("action", "status").containsEntry("outcome", "FAILED");
    assertThat(result.out() + result.err())
        .contains("No server answered at 127.0.0.1:1")
        .doesNotContain("secret");
  }
}
