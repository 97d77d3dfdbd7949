package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Cli.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests what is said of arguments and variables that are wrong; nothing is ever done. */
class BadArgumentsTest extends CliTestBase {

  @Test
  void unknownAction() throws Exception {
    refuses(
        ExitCode.USAGE,
        "Unknown action \"upp\". Known are: up, down, status, plan, validate, baseline, repair,"
            + " drift, history, backup, backups, verify-backup, restore, new. Nothing was done.\nHelp: slipway --help",
        "upp");
  }

  @Test
  void noAction() {
    Result result = project.run();
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            slipway: An action is missing. Known are: up, down, status, plan, validate, baseline, repair, drift, history, backup, backups, verify-backup, restore, new. Nothing was done.
            Help: slipway --help
            """);
  }

  @Test
  void unknownOption() throws Exception {
    refuses(
        ExitCode.USAGE,
        "Unknown option --dry-rum. Did you mean --dry-run? Nothing was done.\n"
            + "Help: slipway up --help",
        "up",
        "--dry-rum");
    refuses(
        ExitCode.USAGE,
        "Unknown option -x. Nothing was done.\nHelp: slipway status --help",
        "status",
        "-x");
  }

  @Test
  void wrongArguments() throws Exception {
    refuses(
        ExitCode.USAGE,
        "Unexpected argument \"002\". Nothing was done.\nHelp: slipway up --help",
        "up",
        "001",
        "002");
    refuses(
        ExitCode.USAGE,
        "Missing required parameter: 'VERSION'. Nothing was done.\nHelp: slipway baseline --help",
        "baseline");
    refuses(
        ExitCode.USAGE,
        "Invalid value for option '--steps': 'two' is not an int. Nothing was done.\n"
            + "Help: slipway down --help",
        "down",
        "--steps=two");
    refuses(
        ExitCode.USAGE,
        "--set takes NAME=VALUE, and \"x\" is not so. Nothing was done.",
        "up",
        "--set",
        "x");
  }

  @Test
  void wrongRequest() throws Exception {
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          target: "2025-01-01" is no version; write it as text like 20250102_143000 or 001
          steps: must be a whole number from 1, not 0
          steps: cannot be given together with target
        Nothing was done.""",
        "down",
        "2025-01-01",
        "--steps=0");
  }

  @Test
  void unknownTarget() throws Exception {
    String known = "001, 002, 20250101_120000, R_word_counts. Nothing was done.";
    refuses(
        ExitCode.USAGE,
        "There is no migration with version 003. Files have: " + known,
        "up",
        "003");
    refuses(
        ExitCode.USAGE,
        "Version 001 is not applied, so nothing can go back to it; nothing is. Version 0 takes back"
            + " everything. Nothing was done.",
        "down",
        "001");
    refuses(
        ExitCode.USAGE,
        "There is no migration with version 003 to take as the baseline. Nothing was done.",
        "baseline",
        "003");
  }

  @Test
  void missingFolder() throws Exception {
    Path none = folder.resolve("none");
    refuses(
        ExitCode.USAGE,
        "Migrations folder "
            + none
            + " does not exist. Name it with --migrations or MIGRATIONS."
            + " Nothing was done.",
        "up",
        "--migrations=" + none);
  }

  @Test
  void wrongConfiguration() throws Exception {
    project = project.with("DB_HOST", "x").with("LOCK_TRIES", "0").with("ENVIRONMENT", "a b");
    refuses(
        ExitCode.USAGE,
        """
        The configuration is wrong:
          DATABASE_URL: is set together with DB_HOST or its companions; set one kind
          MIGRATIONS: must be a folder or begin with s3://, not gs://bucket/x
          ENVIRONMENT: must be one word such as dev, staging or prod
          LOCK_TRIES: must be a whole number from 1 to 99999, not "0"
        Nothing was done.""",
        "up",
        "--migrations=gs://bucket/x");
  }
}
