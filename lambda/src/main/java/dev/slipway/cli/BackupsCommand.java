package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the backups, or prunes them. */
@Command(
    name = "backups",
    description = {
      "Lists the backups of the database in the store, also incomplete ones.",
      "With --prune it shows which of them need not be kept; --execute deletes those."
    })
final class BackupsCommand extends ActionCommand {

  @Option(names = "--prune", description = "Show what would be deleted, and why.")
  private boolean prune;

  @Option(names = "--execute", description = "With --prune: delete it.")
  private boolean execute;

  @Option(
      names = "--keep-last",
      paramLabel = "N",
      description = "With --prune: how many of the newest to keep (default: 7).")
  private @Nullable Integer keepLast;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "With --prune: for how many days to keep the newest of each (default: 30).")
  private @Nullable Integer keepDays;

  @Option(names = "--snapshot", description = "Look at our RDS snapshots, not into the store.")
  private boolean snapshot;

  BackupsCommand(Terminal terminal) {
    super(terminal, Action.BACKUPS);
  }

  @Override
  void describe(Map<String, Object> fields) {
    fields.put("kind", snapshot ? "snapshot" : "files");
    fields.put("prune", prune);
    fields.put("execute", execute);
    RequestFields.put(fields, "keepLast", keepLast);
    RequestFields.put(fields, "keepDays", keepDays);
  }
}
