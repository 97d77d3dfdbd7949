package dev.slipway.cli;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.run.RunLockNotObtained;

/** Turns what went wrong into a message and an exit code. */
final class Failures {

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Prints the error and gives its exit code. Only what nobody foresaw comes with a stack trace.
   */
  int report(Exception failure) {
    terminal.out().flush();
    if (failure instanceof SlipwayException) {
      terminal.err().println("slipway: " + failure.getMessage());
    } else {
      terminal.err().println("slipway: internal error, please report it:");
      failure.printStackTrace(terminal.err());
    }
    return code(failure);
  }

  private static int code(Exception failure) {
    if (failure instanceof InvalidInput) {
      return ExitCode.USAGE;
    }
    return failure instanceof RunLockNotObtained ? ExitCode.LOCKED : ExitCode.FAILED;
  }
}
