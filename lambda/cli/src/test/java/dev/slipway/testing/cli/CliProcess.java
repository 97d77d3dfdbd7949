package dev.slipway.testing.cli;

import dev.slipway.cli.Main;
import dev.slipway.testing.process.ChildProcess;
import java.nio.file.Path;
import java.util.Map;

/** The command line in a JVM of its own, so that a test can kill it. */
public final class CliProcess {

  private CliProcess() {}

  /**
   * Starts the command line in a directory. Of the tests' own environment it sees PATH, HOME and
   * the like only: no database, no AWS credentials.
   */
  public static ChildProcess start(
      Path directory, Map<String, String> environment, String... arguments) {
    return ChildProcess.startMain(Main.class.getName(), directory, environment, arguments);
  }
}
