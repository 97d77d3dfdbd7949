package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what is said of folders of migrations and files that are not what they should be. */
class BadFoldersTest extends CliTestBase {
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
}
