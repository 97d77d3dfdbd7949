package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code new}. */
class NewTest {

  @TempDir Path parent;

  @Test
  void createsAFileFromTheTemplate() throws IOException {
    Path folder = parent.resolve("db/migrations");
    Result result = Project.withoutDatabase(folder).run("new", "Add difficulty,\n to Wörter!");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    Path file = Path.of(result.out().strip());
    assertThat(file).hasParent(folder);
    assertThat(file.getFileName().toString())
        .matches("\\d{8}_\\d{6}_add_difficulty_to_wörter\\.sql");
    assertThat(Files.readString(file).replaceAll("(?m)^(-- (Author|Date): ).*", "$1..."))
        .isEqualTo(
            """
            -- Migration: Add difficulty, to Wörter!
            -- Author: ...
            -- Date: ...
            -- Description:
            -- Dependencies:

            -- UP

            -- DOWN

            -- VERIFY
            """);
  }

  @Test
  void twoInOneSecondGetVersionsOfTheirOwn() throws IOException {
    Project project = Project.withoutDatabase(parent);
    for (int i = 0; i < 5; i++) {
      assertThat(project.run("new", "same").exitCode()).isZero();
    }
    try (Stream<Path> files = Files.list(parent)) {
      List<String> versions =
          files.map(file -> file.getFileName().toString().substring(0, 15)).distinct().toList();
      assertThat(versions).hasSize(5);
    }
  }

  @Test
  void reportsAsJson() {
    Result result = Project.withoutDatabase(parent).run("new", "x", "--json");
    assertThat(result.json().keySet()).containsExactly("action", "outcome", "file");
    assertThat(result.json()).containsEntry("action", "new").containsEntry("outcome", "DONE");
    assertThat(Path.of((String) result.json().get("file"))).exists();
  }

  @Test
  void createsNothingWithoutAName() {
    Result result = Project.withoutDatabase(parent).run("new");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("Missing required parameter: 'NAME'. Nothing was done.");
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void refusesANameWithoutLetters() {
    Result result = Project.withoutDatabase(parent).run("new", "--", "?!");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .isEqualTo("slipway: The name must hold a letter or digit. No file was created.\n");
  }

  @Test
  void saysWhyNoFileCanBeCreated() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");
    Result result = Project.withoutDatabase(file).run("new", "x", "--json");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.json()).containsEntry("action", "new").containsEntry("outcome", "FAILED");
    assertThat((String) result.json().get("message"))
        .startsWith("No file can be created in " + file + " (");
  }

  @Test
  void refusesAFolderThatIsNone() {
    Result result =
        Project.withoutDatabase(parent).run("new", "x", "--migrations", "s3://bucket/x");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .isEqualTo(
            "slipway: s3://bucket/x is not a folder. Name one with --migrations. No file was"
                + " created.\n");
  }
}
