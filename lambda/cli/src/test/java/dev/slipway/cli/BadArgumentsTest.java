package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is said of arguments and variables that are wrong; nothing is ever done. */
class BadArgumentsTest extends CliTestBase {
  /** What the locale cannot tell is not guessed: it would be written into the database so. */
  @Test
  void argumentThatTheLocaleCannotTellIsRefused() {
    Result result = project.run("up", "--set", "city=K\uFFFD\uFFFDln");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no text in the locale", "Set LC_ALL=C.UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pg_catalog", "pg_temp", "pg_toast", "information_schema"})
  void historyIsNotKeptInTheServersOwnSchemas(String schema) throws Exception {
    refuses(
        ExitCode.USAGE,
        "The configuration is wrong:\n  HISTORY_SCHEMA: is a schema of the server's own; name one of"
            + " yours\nNothing was done.",
        "up",
        "--existing",
        "--history-schema",
        schema);
  }

  @Test
  void wrongArguments() throws Exception {
    refuses(
        ExitCode.USAGE,
        "Unexpected argument: a number. Besides options, up takes VERSION, and nothing else."
            + " Nothing was done.\nHelp: slipway up --help",
        "up",
        "001",
        "002");
    refuses(
        ExitCode.USAGE,
        "Unexpected argument: a text. truncate takes options only. Nothing was done.\n"
            + "Help: slipway truncate --help",
        "truncate",
        "orders");
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          VERSION: is missing: the version up to which everything counts as applied
        Nothing was done.\
        """,
        "baseline");
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          VERSION: cannot be given together with undo, which takes back all
        Nothing was done.\
        """,
        "baseline",
        "001",
        "--undo");
    refuses(
        ExitCode.USAGE,
        "--steps takes a whole number, not a text. Nothing was done.\n"
            + "Help: slipway down --help",
        "down",
        "--steps=two");
    for (String large : List.of("99999999999", "-99999999999999999999")) {
      refuses(
          ExitCode.USAGE,
          "--steps takes a whole number up to 2147483647. Nothing was done.\n"
              + "Help: slipway down --help",
          "down",
          "--steps=" + large);
    }
    refuses(
        ExitCode.USAGE,
        "--set takes NAME=VALUE, not a text. Nothing was done.",
        "up",
        "--set",
        "x");
    refuses(
        ExitCode.USAGE,
        "--set gives tenant two values. Give each name one. Nothing was done.",
        "up",
        "--set=tenant=1",
        "--set=tenant=2");
  }

  @Test
  void wrongRequest() throws Exception {
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          VERSION: a text is not a version; write it as text like 20250102_143000 or 001
          --steps: must be a whole number from 1
          --steps: cannot be given together with VERSION
        Nothing was done.\
        """,
        "down",
        "2025-01-01",
        "--steps=0");
  }

  /** Whoever says it expects something of it. */
  @Test
  void whatSaysNothingBesideTheRestIsRefused() throws Exception {
    refuses(
        ExitCode.USAGE,
        """
        The options are wrong:
          --ssh-port: says nothing without --ssh (SSH_TUNNEL)
          --ssh-key: says nothing without --ssh (SSH_TUNNEL)
          --ssm-if-needed: says nothing without --ssm (SSM_TUNNEL)
        Nothing was done.\
        """,
        "status",
        "--ssh-port=22",
        "--ssh-key=id",
        "--ssm-if-needed");
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          --approved: is for a run, and --dry-run asks for none
          --dump-schema: is for a run, and --dry-run asks for none
        Nothing was done.\
        """,
        "up",
        "--dry-run",
        "--approved=x",
        "--dump-schema=schema.sql");
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          --compression: is for a backup into the store, and --snapshot asks for another
          --workers: is for a backup into the store, and --snapshot asks for another
          --no-unlogged: is for a backup into the store, and --snapshot asks for another
        Nothing was done.\
        """,
        "backup",
        "--snapshot",
        "--compression=gzip",
        "--workers=3",
        "--no-unlogged");
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          --keep-going: is for a whole backup: the rows of chosen tables are restored in one transaction
          --no-owner: is about definitions, and of chosen tables only the rows are restored
          --no-privileges: is about definitions, and of chosen tables only the rows are restored
          --skip: is about definitions, and of chosen tables only the rows are restored
        Nothing was done.\
        """,
        "restore",
        "latest",
        "--table=a.b",
        "--no-owner",
        "--no-privileges",
        "--skip=publication",
        "--keep-going");
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          --batch-size: does not go with --pause
          --sleep: does not go with --pause
        Nothing was done.\
        """,
        "backfill",
        "fill",
        "--pause",
        "--batch-size=10",
        "--sleep=1s");
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
        Nothing was done.\
        """,
        "up",
        "--migrations=gs://bucket/x");
  }

  @Test
  void whatMayBeASecretIsNamedByItsKind() {
    String url = "postgres://app:hidden42@h/db";
    for (List<String> arguments :
        List.of(
            List.of("status", url),
            List.of(url),
            List.of("--urll=" + url, "status"),
            List.of("status", "--urll=" + url),
            List.of("up", url),
            List.of("up", "--set", "hidden42"),
            List.of("down", "--steps", "hidden42"),
            List.of("history", "--limit=hidden42"),
            List.of("restore", "--workers=" + url, "latest"),
            List.of("backup", "--compression=hidden42"),
            List.of("status", "--json=hidden42"),
            List.of("status", "@hidden42"))) {
      for (String[] line :
          List.of(arguments.toArray(String[]::new), withJson(arguments.toArray(String[]::new)))) {
        Result result = project.run(line);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out() + result.err())
            .contains("Nothing was done")
            .doesNotContain("hidden42");
      }
    }
    assertThat(project.run("x".repeat(3_000_000)).err()).hasSizeLessThan(1000);
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    for (String[] arguments : List.of(new String[] {"status"}, new String[] {"status", "--json"})) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code =
          Main.run(
              arguments,
              project.environment(),
              new PrintStream(full, false, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8));
      assertThat(code).isEqualTo(ExitCode.FAILED);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be written");
    }
  }
}
