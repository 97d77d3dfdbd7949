package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command line as one file, carried to where nothing else of it is. */
class OneJarIT {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path elsewhere;

  @BeforeEach
  void carryTheJar() throws IOException {
    Files.copy(Path.of(System.getProperty("slipway.jar")), elsewhere.resolve("slipway.jar"));
    Files.createDirectories(elsewhere.resolve("migrations"));
    Files.writeString(
        elsewhere.resolve("migrations/001_words.sql"),
        "CREATE TABLE words (id int PRIMARY KEY);\n-- DOWN\nDROP TABLE words;\n");
  }

  @Test
  void itBringsItsServerAndTakesABackupThatIsRead() {
    assertThat(stdout("up")).contains("applied 001 words");
    assertThat(stdout("backup", "--backup-store", "file:backups")).contains("Done.");
    assertThat(stdout("verify-backup", "latest", "--backup-store", "file:backups"))
        .contains("Whole");
  }

  @Test
  void anAddressOfAwsIsReadWithTheDevelopmentKitInside() {
    try (ChildProcess command = start("backups", "--backup-store", "s3://bucket/prefix")) {
      assertThat(command.waitFor(LIMIT)).isNotZero();
      assertThat(command.stderr()).doesNotContain("NoClassDefFound", "ServiceConfigurationError");
    }
  }

  private String stdout(String... arguments) {
    try (ChildProcess command = start(arguments)) {
      assertThat(command.waitFor(LIMIT)).as(command.stderr()).isZero();
      return command.stdout();
    }
  }

  private ChildProcess start(String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-jar", "slipway.jar"));
    command.addAll(List.of(arguments));
    return ChildProcess.startCommand(elsewhere, Map.of(), command);
  }
}
