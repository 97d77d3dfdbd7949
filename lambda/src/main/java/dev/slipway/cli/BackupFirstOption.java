package dev.slipway.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a run saves the database first. */
final class BackupFirstOption {

  @ArgGroup private final Choice choice = new Choice();

  /** One of these, or neither. */
  private static final class Choice {

    @Option(
        names = "--no-backup",
        description = "In a protected environment, go on without a backup; this is logged.")
    private boolean noBackup;

    @Option(
        names = "--snapshot",
        description = "Take an RDS snapshot first, and wait until it is available.")
    private boolean snapshot;
  }

  /** The request's word for it. */
  String word() {
    if (choice.snapshot) {
      return "snapshot";
    }
    return choice.noBackup ? "never" : "auto";
  }
}
