package dev.slipway.testing.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that the machine may have. */
public final class InstalledProgram {

  private InstalledProgram() {}

  /**
   * Its whole path; servers need not be on the PATH, for Debian has them in sbin. Where it is not
   * installed, the test that needs it is skipped with one line that names Debian's package.
   */
  public static String path(String program, String debianPackage) {
    Optional<Path> found =
        Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/sbin"))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(), program + " is not on the PATH; install " + debianPackage);
    return found.orElseThrow().toAbsolutePath().toString();
  }
}
