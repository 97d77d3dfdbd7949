package dev.slipway.testing.ssh;

import dev.slipway.testing.process.InstalledProgram;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenSSH's programs as the machine has them. Where they are not installed, the test that needs
 * them is skipped with one line that says so.
 */
public final class SshPrograms {

  private SshPrograms() {}

  /** The path of a program: sshd must be called by its whole path, and is in sbin. */
  static String path(String program) {
    return InstalledProgram.path(program, "openssh-server");
  }

  /** Makes a key; further options of ssh-keygen say which. */
  public static Path key(Path file, String passphrase, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(path("ssh-keygen"), "-q", "-N", passphrase, "-C", "", "-f", file.toString()));
    command.addAll(List.of(options.length == 0 ? new String[] {"-t", "ed25519"} : options));
    run(command);
    return file;
  }

  /** Runs a program of theirs that must succeed, and gives what it said. */
  public static String run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed:\n" + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
