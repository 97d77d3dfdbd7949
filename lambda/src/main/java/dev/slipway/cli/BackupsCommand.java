package dev.slipway.cli;

import dev.slipway.action.Action;
import picocli.CommandLine.Command;

/** Lists the backups. */
@Command(
    name = "backups",
    description = "Lists the backups of the database in the store, also incomplete ones.")
final class BackupsCommand extends ActionCommand {

  BackupsCommand(Terminal terminal) {
    super(terminal, Action.BACKUPS);
  }
}
