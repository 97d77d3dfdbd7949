package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adopts an existing database. */
@Command(
    name = "baseline",
    description = "Marks the migrations up to VERSION as applied without running them.")
final class BaselineCommand extends ActionCommand {

  @Parameters(paramLabel = "VERSION", description = "The version the database is at.")
  private String target = "";

  @Mixin private final EnvironmentChangedOption environmentChanged = new EnvironmentChangedOption();

  BaselineCommand(Terminal terminal) {
    super(terminal, Action.BASELINE);
  }

  @Override
  void describe(Map<String, Object> fields) {
    fields.put("target", target);
    environmentChanged.describe(fields);
  }
}
