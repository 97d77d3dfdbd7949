package dev.slipway.cli;

import dev.slipway.action.Action;
import dev.slipway.action.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows where the database stands. */
@Command(
    name = "status",
    description = "Shows what is applied and what is pending. Changes nothing.")
final class StatusCommand extends ActionCommand {

  @Option(names = "--check", description = "Exit with 3 unless everything is up to date.")
  private boolean check;

  StatusCommand(Terminal terminal) {
    super(terminal, Action.STATUS);
  }

  @Override
  String found() {
    return "with --check: not everything is up to date";
  }

  @Override
  int exitCode(Verdict verdict) {
    return check ? super.exitCode(verdict) : ExitCode.DONE;
  }
}
