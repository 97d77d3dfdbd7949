package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Migrations that somebody has written who wishes us ill, such as those of a pull request. */
class HostileFilesTest extends CliTestBase {

  /** A pull request would have a page about it show what else is on the machine. */
  @Test
  void linkThatLeadsOutOfTheFolder() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cr3t SELECT 's3cr3t';");
    Path own = Files.createDirectories(folder.resolve("own/checks")).getParent();
    project = project.with("MIGRATIONS", own.toString());
    Files.createSymbolicLink(own.resolve("003_outward.sql"), secret);
    Files.createSymbolicLink(own.resolve("checks/outward.sql"), secret);
    Files.createDirectory(own.resolve("..data"));
    Files.writeString(own.resolve("..data/002_within.sql"), "SELECT 1;");
    Files.createSymbolicLink(own.resolve("002_within.sql"), Path.of("..data/002_within.sql"));
    for (String command : List.of("lint", "plan", "validate", "up", "check")) {
      Result result = project.run(command);
      assertThat(result.exitCode() == 0).as(command).isEqualTo(command.equals("plan"));
      assertThat(result.out() + result.err())
          .contains(
              "outward.sql",
              "it is a link that leads out of its folder; put there what it leads to")
          .doesNotContain("s3cr3t", "002_within.sql:");
    }
  }

  /** Each level takes room on the stack. */
  @Test
  void elementsThatStandInEachOther() {
    String deep = "<and>".repeat(20_000) + "</and>".repeat(20_000);
    refusesChangelog(
        "<changeSet id='1' author='a'><preConditions>" + deep + "</preConditions></changeSet>",
        "changelog.xml: has elements more than 100 levels deep");
  }

  /** Each is twice as long as the one before. */
  @Test
  void valuesThatAreMadeOfEachOther() {
    refusesChangelog(
        "<property name='p0' value='xxxxxxxx'/>"
            + doubled("<property name='p%2$d' value='${p%1$d}${p%1$d}'/>")
            + "<changeSet id='1' author='a'><sql>SELECT 1</sql></changeSet>",
        "the value of property p18 would be longer than 1 MB");
    project
        .delete("changelog.xml")
        .file("001_words.sql", "\\set p0 xxxxxxxx\n" + doubled("\\set p%2$d :p%1$d:p%1$d\n"));
    assertThat(project.run("validate").out())
        .contains("001_words.sql:23:1: the value of the variable p22 would be longer than 16 MB");
  }

  private static String doubled(String line) {
    return IntStream.range(0, 60)
        .mapToObj(i -> line.formatted(i, i + 1))
        .collect(Collectors.joining());
  }

  private void refusesChangelog(String elements, String message) {
    List.of("001_words.sql", "002_word_origins.sql", "20250101_120000_notes.sql")
        .forEach(project::delete);
    project.delete("R_word_counts.sql");
    project.file(
        "changelog.xml",
        "<databaseChangeLog xmlns='http://www.liquibase.org/xml/ns/dbchangelog'>"
            + elements
            + "</databaseChangeLog>");
    assertThat(project.run("validate").out()).contains(message);
  }

  @Test
  void oneMessageDoesNotHoldAllThatIsWrong() {
    project.file("001_words.sql", "-- slipway: " + "a=b ".repeat(5_000) + "\nSELECT 1;");
    assertThat(project.run("up").err().lines().count()).isLessThan(1_100);
    assertThat(project.run("up").err()).contains("\n  ... and 4000 more\n");
  }
}
