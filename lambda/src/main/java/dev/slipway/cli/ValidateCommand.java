package dev.slipway.cli;

import dev.slipway.action.Action;
import picocli.CommandLine.Command;

/** Holds the files against the history. */
@Command(
    name = "validate",
    description =
        "Checks the files and holds them against the history. Exit 3 when anything is wrong.")
final class ValidateCommand extends ActionCommand {

  ValidateCommand(Terminal terminal) {
    super(terminal, Action.VALIDATE);
  }

  @Override
  String found() {
    return "the files or the history have errors";
  }
}
