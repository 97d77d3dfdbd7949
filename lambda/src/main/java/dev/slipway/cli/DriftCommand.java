package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what other hands have changed in the schema. */
@Command(
    name = "drift",
    description =
        "Shows what was changed in the schema since the last run, but not by a run. Exit 3 unless"
            + " it is known that nothing was.")
final class DriftCommand extends ActionCommand {

  @Option(names = "--accept", description = "Take the schema as it is now.")
  private boolean accept;

  @Mixin private final EnvironmentChangedOption environmentChanged = new EnvironmentChangedOption();

  DriftCommand(Terminal terminal) {
    super(terminal, Action.DRIFT);
  }

  @Override
  void describe(Map<String, Object> fields) {
    fields.put("accept", accept);
    environmentChanged.describe(fields);
  }

  @Override
  String found() {
    return "it is not known that nothing was changed";
  }
}
