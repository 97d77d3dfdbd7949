package dev.slipway.cli;

/** What the process tells its caller. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int FOUND = 3;
  static final int PAUSED = 4;
  static final int LOCKED = 5;

  private ExitCode() {}
}
