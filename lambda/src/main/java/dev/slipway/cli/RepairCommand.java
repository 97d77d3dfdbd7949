package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the history in line with the files. */
@Command(
    name = "repair",
    description =
        "Accepts changed files, forgets missing ones, clears a partial state. Shows what it would"
            + " do; does it with --execute.")
final class RepairCommand extends ActionCommand {

  @Option(names = "--execute", description = "Do it.")
  private boolean execute;

  @Mixin private final EnvironmentChangedOption environmentChanged = new EnvironmentChangedOption();

  RepairCommand(Terminal terminal) {
    super(terminal, Action.REPAIR);
  }

  @Override
  void describe(Map<String, Object> fields) {
    fields.put("execute", execute);
    environmentChanged.describe(fields);
  }
}
