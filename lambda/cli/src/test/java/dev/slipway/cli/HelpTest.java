package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tests {@code --help} and {@code --version}. */
class HelpTest {

  private final Project project = Project.withoutDatabase(Path.of("nowhere"));

  @Test
  void listsTheCommandsAndExitCodes() {
    Result result = project.run("--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("Usage: slipway", "Changes PostgreSQL schemas safely.", ".slipway/")
        .contains("  0  done\n", "  5  another run holds the run lock\n");
    for (String command : commands().keySet()) {
      assertThat(result.out()).containsPattern("(?m)^  " + command + "  +[A-Z]");
    }
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyCommandNamesItsOptionsUnderHeadings(String word) {
    CommandSpec command = commands().get(word).getCommandSpec();
    Result result = project.run(word, "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Usage: slipway " + word + " ").contains("\nOutput:\n");
    command
        .positionalParameters()
        .forEach(parameter -> assertThat(result.out()).contains(parameter.paramLabel()));
    assertThat(options(result.out())).doesNotHaveDuplicates();
    assertThat(options(result.out())).isSubsetOf(names(command.options()));
    assertThat(options(result.out())).containsAll(names(own(command)));
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void commonOptionsAreShownWhereTheyMeanSomething() {
    assertThat(project.run("status", "--help").out())
        .contains("\nConnection:\n", "--url", "--migrations")
        .doesNotContain("--lock-tries", "--rds-resource", "\nSafety:\n", "\nBackup:\n");
    assertThat(project.run("up", "--help").out())
        .contains("\nConnection:\n", "\nSafety:\n", "\nBackup:\n", "--lock-tries");
    assertThat(project.run("backups", "--help").out())
        .contains("--backup-store")
        .doesNotContain("--lock-timeout");
  }

  @Test
  void everyCommandTellsItsExitCodes() {
    assertThat(project.run("up", "--help").out())
        .endsWith(
            "\nExit codes:\n  0  done\n  1  failed\n  2  wrong usage or configuration\n"
                + "  4  paused\n  5  another run holds the run lock\n"
                + "  130, 143  ended by Ctrl-C or SIGTERM\n");
    assertThat(project.run("status", "--help").out())
        .contains("\n  3  with --check: not everything is up to date\n");
    assertThat(project.run("drift", "-h").out()).contains("\n  3  ");
  }

  @Test
  void commonOptionsHaveShortNames() {
    assertThat(project.run("up", "--help").out())
        .contains("-u, --url", "-m, --migrations", "-e, --environment", "-j, --json")
        .contains("-n, --dry-run");
    Result result = project.run("-j", "-e", "staging", "-m", "not there", "validate");
    assertThat(result.json()).containsEntry("action", "validate").containsEntry("exitCode", 2);
    assertThat(result.err()).contains("not there");
    assertThat(project.run("status", "-j", "--no-such-option").json())
        .containsEntry("outcome", "FAILED");
  }

  @Test
  void theHelpIsAsWideAsTheTerminal() {
    assertThat(longest(project.with("COLUMNS", "140"))).isBetween(81, 140);
    assertThat(longest(project.with("COLUMNS", "wide"))).isLessThanOrEqualTo(80);
  }

  private static int longest(Project project) {
    return project.run("up", "--help").out().lines().mapToInt(String::length).max().orElseThrow();
  }

  @Test
  void newNeedsNoDatabase() {
    Result result = project.run("new", "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(options(result.out()))
        .containsExactly("--from", "--help", "--json", "--migrations", "--version");
  }

  @Test
  void printsTheVersion() {
    Result result = project.run("--version");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("slipway \\d+\\.\\d+\\.\\d+.*\n");
    for (String[] said :
        new String[][] {{"version"}, {"status", "-V"}, {"-V", "up"}, {"new", "-V"}}) {
      assertThat(project.run(said).out()).isEqualTo(result.out());
    }
  }

  /** Every option that the help explains, in order. */
  private static List<String> options(String help) {
    Matcher option = Pattern.compile("(?m)^  (?:-\\w,|   ) (--[a-z-]+)").matcher(help);
    return option.results().map(found -> found.group(1)).sorted().toList();
  }

  static Set<String> words() {
    return commands().keySet();
  }

  private static Map<String, CommandLine> commands() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new CommandLineBuilder(new Terminal(Map.of(), nowhere, nowhere))
        .buildFor()
        .getSubcommands();
  }

  /** The options that are not about a topic. */
  private static List<OptionSpec> own(CommandSpec command) {
    return command.options().stream().filter(option -> option.userObject() == null).toList();
  }

  private static List<String> names(List<OptionSpec> options) {
    return options.stream().map(OptionSpec::longestName).toList();
  }
}
