package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the audit log. */
@Command(name = "history", description = "Shows the newest runs, also those that failed.")
final class HistoryCommand extends ActionCommand {

  @Option(names = "--limit", paramLabel = "N", description = "How many runs (default: 20).")
  private int limit = 20;

  HistoryCommand(Terminal terminal) {
    super(terminal, Action.HISTORY);
  }

  @Override
  void describe(Map<String, Object> fields) {
    fields.put("limit", limit);
  }
}
