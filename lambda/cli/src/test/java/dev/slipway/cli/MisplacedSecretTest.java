package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Directory;
import dev.slipway.testing.cli.Cli.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Tests that a password is not repeated where its connection string stands for something else. */
class MisplacedSecretTest extends CliTestBase {

  private static final String SECRET = "hidden42";

  private static final List<String> MISPLACED =
      List.of(
          "postgres://app:hidden42@127.0.0.1:1/db",
          "host=127.0.0.1 port=1 password=hidden42",
          "jdbc:postgresql://127.0.0.1:1/db?user=app&password=hidden42");

  /** Each makes a file or a folder of whatever name it is given. */
  private static final Set<String> NAMES_OF_FILES = Set.of("--to", "--out", "--dump-schema");

  /** Their actions do much before they look at it, or wait for another host. */
  private static final Set<String> ELSEWHERE =
      Set.of("--from-backup", "--checks", "--ssh", "--ssm");

  @Test
  void noOptionRepeatsIt() {
    Terminal terminal = new Terminal(project.environment(), System.out, System.err);
    CommandLine all = new CommandLineBuilder(terminal).buildFor();
    Set<String> seen = new HashSet<>();
    for (String word : Directory.WORDS) {
      for (OptionSpec option : all.getSubcommands().get(word).getCommandSpec().options()) {
        String name = option.longestName();
        boolean takesText = option.arity().max() > 0 && !NAMES_OF_FILES.contains(name);
        if (takesText && !ELSEWHERE.contains(name) && seen.add(name)) {
          MISPLACED.forEach(text -> isNotRepeated(word, name, text));
        }
      }
      MISPLACED.forEach(text -> isNotRepeated(word, text));
    }
    assertThat(seen).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIGRATIONS",
        "MIGRATIONS_FORMAT",
        "COMING_MIGRATIONS",
        "BACKUP_STORE",
        "BACKUP_S3_BUCKET",
        "BACKUP_KEY",
        "HISTORY_SCHEMA",
        "ENVIRONMENT",
        "LOCK_TIMEOUT",
        "LOCK_TRIES",
        "DB_AUTH",
        "DB_HOST",
        "DB_PORT",
        "DB_RESOURCE_ID",
        "PGOPTIONS",
        "PGSSLMODE",
      })
  void noVariableRepeatsIt(String name) {
    for (String text : MISPLACED) {
      project = project.with(name, text);
      isNotRepeated("status");
      isNotRepeated("backups");
    }
  }

  private void isNotRepeated(String... arguments) {
    Result result = project.with("CONNECT_WAIT", "50ms").run(withJson(arguments));
    assertThat(result.out() + result.err())
        .as(String.join(" ", arguments))
        .doesNotContain(SECRET, "internal error");
  }
}
