package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Directory;
import dev.slipway.testing.cli.Cli.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is said of actions and options that nobody knows, and which is meant. */
class BadWordsTest extends CliTestBase {

  private static final String KNOWN = String.join(", ", Directory.WORDS) + ", new, completion";

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

  /** As other commands, or other tools, call what this one has by another name. */
  @ParameterizedTest
  @CsvSource({
    "backup --to x, --backup-store",
    "backups --bucket=x, --backup-store",
    "export --out x, --to",
    "restore latest --from x, --backup-store",
    "import x --dir y, --migrations",
    "up --path db, --migrations",
    "status --dsn x, --url",
    "plan --env prod, --environment",
    "down --force, --confirm",
    "up --pretend, --dry-run",
    "history --output json, --json",
    "export --table words, --tables",
    "up --var a=b, --set",
  })
  void optionThatIsCalledOtherwise(String typed, String meant) {
    Result result = project.run(typed.split(" "));
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("Unknown option --", ". Did you mean " + meant + "?");
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
}
