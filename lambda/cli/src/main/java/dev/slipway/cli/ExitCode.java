package dev.slipway.cli;

import dev.slipway.action.Verdict;
import java.util.stream.Stream;

/** What the process tells its caller. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int FOUND = 3;
  static final int PAUSED = 4;
  static final int LOCKED = 5;

  private ExitCode() {}

  /** What a verdict tells the caller. */
  static int of(Verdict verdict) {
    return switch (verdict) {
      case DONE -> DONE;
      case FOUND -> FOUND;
      case PAUSED -> PAUSED;
      case BUSY -> LOCKED;
    };
  }

  /** What they mean, for the help; {@code found} is what 3 says, empty where it is never given. */
  static String[] meanings(String found) {
    return Stream.of(
            "",
            "Exit codes:",
            "  0  done",
            "  1  failed",
            "  2  wrong usage or configuration",
            found.isEmpty() ? "" : "  3  " + found,
            "  4  paused",
            "  5  another run holds the run lock",
            "  130, 143  ended by Ctrl-C or SIGTERM")
        .filter(line -> !line.isEmpty())
        .toArray(String[]::new);
  }
}
