package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a shell completes after one command, and that its own file is treated with care. */
class CompletionTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path home;

  @Test
  void bashCompletesAfterOneCommand() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
    Files.writeString(home.resolve(".bashrc"), "alias here=pwd");
    Result first = install("bash");
    Result again = install("/bin/bash");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(again.out()).contains(home + "/.bashrc reads it");
    assertThat(Files.readAllLines(home.resolve(".bashrc")))
        .hasSize(2)
        .first()
        .isEqualTo("alias here=pwd");
    assertThat(completionsOf("slipway verify")).contains("verify-backup");
  }

  @Test
  void zshHasItsOwnFile() throws IOException {
    assertThat(install("/usr/bin/zsh").exitCode()).isZero();
    assertThat(Files.readString(home.resolve(".zshrc")))
        .contains(home + "/.local/share/slipway/completion.sh");
  }

  @Test
  void anotherShellIsToldWhatThereIsAndNothingIsWritten() {
    Result refused = install("/usr/bin/fish");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("bash and zsh", "/usr/bin/fish", "Nothing was written.");
    assertThat(home).isEmptyDirectory();
  }

  private Result install(String shell) {
    return Cli.run(Map.of("HOME", home.toString(), "SHELL", shell), "completion", "--install");
  }

  /** What a shell that has read its file offers for the beginning of a line. */
  private String completionsOf(String line) {
    String ask =
        ". ~/.bashrc; COMP_WORDS=(%s); COMP_CWORD=1; COMP_LINE='%s'; _complete_slipway; echo \"${COMPREPLY[@]}\""
            .formatted(line, line);
    List<String> command = List.of("/bin/bash", "-c", ask);
    try (ChildProcess bash =
        ChildProcess.startCommand(home, Map.of("HOME", home.toString()), command)) {
      assertThat(bash.waitFor(LIMIT)).as(bash.stderr()).isZero();
      return bash.stdout();
    }
  }
}
