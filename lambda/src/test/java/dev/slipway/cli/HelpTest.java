package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Cli.Result;
import dev.slipway.testing.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code --help} and {@code --version}. */
class HelpTest {

  private static final String COMMON =
      " --backup-store --connect-wait --environment --help --history-schema --json --keep-details"
          + " --lock-timeout --lock-tries --migrations --protected-environments --rds-resource"
          + " --run-lock-wait --statement-timeout --url --version";

  private final Project project = Project.withoutDatabase(Path.of("nowhere"));

  @Test
  void listsTheCommandsAndExitCodes() {
    Result result = project.run("--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("Usage: slipway", "Changes PostgreSQL schemas safely.", ".slipway/")
        .contains("  0  done\n", "  5  another run holds the run lock\n");
    for (String command :
        List.of(
            "up",
            "down",
            "status",
            "plan",
            "validate",
            "baseline",
            "repair",
            "history",
            "backup",
            "backups",
            "new")) {
      assertThat(result.out()).containsPattern("(?m)^  " + command + "  +[A-Z]");
    }
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource({
    "up, [VERSION], --dry-run --environment-changed --no-backup --out-of-order --set --snapshot",
    "down, [VERSION], --confirm --dry-run --environment-changed --no-backup --set --snapshot"
        + " --steps",
    "status, '', --check",
    "plan, [VERSION], --out-of-order --set",
    "validate, '', ''",
    "baseline, VERSION, --environment-changed",
    "repair, '', --environment-changed --execute",
    "history, '', --limit",
    "backup, '', --compression --no-unlogged --snapshot --wait --workers",
    "backups, '', --execute --keep-days --keep-last --prune --snapshot",
  })
  void everyCommandNamesItsOptions(String command, String parameter, String options) {
    Result result = project.run(command, "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Usage: slipway " + command + " ").contains(parameter);
    assertThat(options(result.out())).containsExactly(sorted(options + COMMON));
  }

  @Test
  void newNeedsNoDatabase() {
    Result result = project.run("new", "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(options(result.out()))
        .containsExactly("--help", "--json", "--migrations", "--version");
  }

  @Test
  void printsTheVersion() {
    Result result = project.run("--version");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("slipway \\d+\\.\\d+\\.\\d+.*\n");
  }

  /** Every option that the help explains, in order. */
  private static List<String> options(String help) {
    Matcher option = Pattern.compile("(?m)^  (?:-\\w,|   ) (--[a-z-]+)").matcher(help);
    return option.results().map(found -> found.group(1)).sorted().toList();
  }

  private static String[] sorted(String options) {
    return Stream.of(options.strip().split(" +")).sorted().toArray(String[]::new);
  }
}
