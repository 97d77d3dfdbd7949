package dev.slipway.testing.mysql;

import dev.slipway.testing.process.InstalledProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * MariaDB's programs as the machine has them. Where they are not installed, the test that needs
 * them is skipped with one line that says so.
 */
final class MariaDbPrograms {

  private static final long LIMIT_SECONDS = 120;

  private MariaDbPrograms() {}

  /** The path of a program, which need not be on the PATH: Debian has the server in sbin. */
  static String path(String program) {
    return InstalledProgram.path(program, "mariadb-server");
  }

  /** Which user a server is to run as: root says it, or is refused. */
  static String user() {
    return "--user=" + System.getProperty("user.name");
  }

  /** Makes the files of a server without databases, whose root has no password. */
  static void install(Path data, Path log) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                path("mariadb-install-db"),
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                user())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("mariadb-install-db failed:\n" + Files.readString(log));
    }
  }
}
