package dev.slipway.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * What surrounds a command.
 *
 * @param out for answers
 * @param err for logs and errors
 */
record Terminal(Map<String, String> environment, PrintStream out, PrintStream err) {

  /** True when a person watches the error stream; the launcher finds that out. */
  boolean isWatched() {
    return Boolean.getBoolean("slipway.terminal");
  }
}
