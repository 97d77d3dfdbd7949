package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Directory;
import dev.slipway.testing.cli.Cli.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is said of arguments and variables that are wrong; nothing is ever done. */
class BadArgumentsTest extends CliTestBase {

  private static final String KNOWN = String.join(", ", Directory.WORDS) + ", new, completion";

  /** What the locale cannot tell is not guessed: it would be written into the database so. */
  @Test
  void argumentThatTheLocaleCannotTellIsRefused() {
    Result result = project.run("up", "--set", "city=K\uFFFD\uFFFDln");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no text in the locale", "Set LC_ALL=C.UTF-8");
  }

  @Test
  void unknownAction() throws Exception {
    refuses(
        ExitCode.USAGE,
        "Unknown action \"upp\". Did you mean up? Known are: "
            + KNOWN
            + ". Nothing was done.\n"
            + "Help: slipway --help",
        "upp");
  }

  @Test
  void noAction() {
    Result result = project.run();
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "slipway: An action is missing. Known are: "
                + KNOWN
                + ". Nothing was done.\nHelp: slipway --help\n");
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

  /** As a text processor, another tool or a script would have written it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--DRY-RUN | Unknown option --DRY-RUN. Did you mean --dry-run?",
        "--dry_run | Unknown option --dry_run. Did you mean --dry-run?",
        "-json | Unknown option -json. Did you mean --json?",
        "-jason | Unknown option -jason. Did you mean --json?",
        "-ps3cret | Unknown option -p.",
        "'--url postgres://a:hidden42@h/d' | Unknown option --url. Did you mean --url?",
        "'--urls=postgres://a:hidden42@h/d' | Unknown option --urls. Did you mean --url?",
        "--dry-run=maybe | --dry-run takes true or false, not a text.",
      })
  void optionWrittenOtherwise(String typed, String message) {
    Result result = project.run("up", typed);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .isEqualTo("slipway: " + message + " Nothing was done.\nHelp: slipway up --help\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2014json", "\u2013-json", "\u2212\u2212JSON"})
  void dashThatIsNoHyphen(String typed) {
    assertThat(project.run("status", typed).err())
        .startsWith("slipway: Unexpected argument: a text. Did you mean --json? Nothing was done.");
  }

  @Test
  void longOptionWithOneHyphen() {
    Result result = project.run("status", "-url", "postgres://a:hidden42@h/d");
    assertThat(result.err())
        .isEqualTo(
            "slipway: Unexpected argument: a URL. Did you mean --url? Nothing was done.\n"
                + "Help: slipway status --help\n");
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

  @ParameterizedTest
  @ValueSource(strings = {"migrations", "db/changes", "."})
  void folderInPlaceOfVersion(String folder) throws Exception {
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          VERSION: a text is not a version; write it as text like 20250102_143000 or 001. \
        The folder of migrations is named with --migrations or MIGRATIONS
        Nothing was done.\
        """,
        "up",
        folder);
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
  void misspeltTarget() throws Exception {
    refuses(ExitCode.USAGE, "Version 1 is written 001: up 001. Nothing was done.", "up", "1");
    refuses(ExitCode.USAGE, "Version 02 is written 002: up 002. Nothing was done.", "plan", "02");
    refuses(
        ExitCode.USAGE,
        "Version 1 is written 001: baseline 001. Nothing was done.",
        "baseline",
        "1");
    refuses(
        ExitCode.USAGE,
        "Version 1 is written 001. To go back to it, which takes back 0: down 001. Nothing was"
            + " done.",
        "down",
        "1");
  }

  /** Whoever is in another folder than they think sees which. */
  @Test
  void missingFolderNamedFromHere() throws Exception {
    Path here = Path.of("").toAbsolutePath();
    refuses(
        ExitCode.USAGE,
        "Migrations folder none does not exist in "
            + here
            + ". Name it with --migrations or MIGRATIONS. Nothing was done.",
        "up",
        "--migrations=none");
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
  void fileInPlaceOfTheFolder() throws Exception {
    project.file("001_words.sql", WORDS);
    Path file = folder.resolve("001_words.sql");
    refuses(
        ExitCode.USAGE,
        "Migrations folder "
            + file
            + " is a file, no folder. Name it with --migrations or MIGRATIONS. Nothing was done.",
        "up",
        "--migrations=" + file);
    assertThat(project.run("new", "x", "--migrations=" + file).err())
        .isEqualTo(
            "slipway: No file can be created in " + file + " (" + file + " is there already).\n");
  }

  /** Behind a colon or an equals sign, most shells leave it as it is. */
  @Test
  void tildeThatNoShellHasReplaced() throws Exception {
    String why =
        "begins with ~, which no shell replaces there; write $HOME, or the folder as it is";
    refuses(
        ExitCode.USAGE,
        "The configuration is wrong:\n  BACKUP_STORE: " + why + "\nNothing was done.",
        "backup",
        "--backup-store=file:~/backups");
    refuses(
        ExitCode.USAGE,
        "The configuration is wrong:\n  MIGRATIONS: " + why + "\nNothing was done.",
        "status",
        "--migrations=~/migrations");
    for (List<String> command :
        List.of(
            List.of("new", "x", "--migrations=~/m"),
            List.of("convert", "--out=~/m"),
            List.of("export", "--to=~/m"))) {
      Result refused = project.run(command.toArray(String[]::new));
      assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err()).contains(why);
    }
  }

  /** Whoever reads from one may wait for ever. */
  @Test
  void deviceInPlaceOfAMigration() throws Exception {
    Files.createSymbolicLink(folder.resolve("003_endless.sql"), Path.of("/dev/zero"));
    Result result = project.run("up");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("003_endless.sql: cannot be read (it is a pipe or a device, not a file)");
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

  @ParameterizedTest
  @CsvSource({
    "staus, status",
    "migrate, up",
    "rollback, down",
    "info, status",
    "Status, status",
    "restor, restore",
    "verify, verify-backup",
    "hist, history",
    "hint, lint",
    "sint, lint",
    "gist, none",
    "xyzzy, none"
  })
  void anotherWordIsGuessed(String word, String meant) {
    String err = project.run(word).err();
    if (meant.equals("none")) {
      assertThat(err).doesNotContain("Did you mean");
    } else {
      assertThat(err).contains("Did you mean " + meant + "?");
    }
  }

  @Test
  void wordsBeforeTheCommandAreUnderstood() {
    assertThat(done("--json", "status").json()).containsEntry("action", "status");
    assertThat(done("--environment", "staging", "--json", "status").json())
        .containsEntry("environment", "staging");
    assertThat(done("--environment=staging", "plan", "--json").json())
        .containsEntry("action", "plan");
    assertThat(done("help", "up").out()).startsWith("Usage: slipway up");
    assertThat(done("help").out()).startsWith("Usage: slipway ");
    assertThat(done("--help", "down").out()).startsWith("Usage: slipway down");
    assertThat(project.run("help", "staus").err()).contains("Did you mean status?");
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
