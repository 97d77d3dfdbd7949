package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adopts an existing database. */
@Command(
    name = "baseline",
    description = "Marks the migrations up to VERSION as applied without running them.")
final class BaselineCommand extends ActionCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "VERSION",
      description = "The version the database is at.")
  private @Nullable String target;

  @Option(names = "--undo", description = "Take a baseline back: what it marked is pending again.")
  private boolean undo;

  @Mixin private final EnvironmentChangedOption environmentChanged = new EnvironmentChangedOption();

  BaselineCommand(Terminal terminal) {
    super(terminal, Action.BASELINE);
  }

  @Override
  void describe(Map<String, Object> fields) {
    RequestFields.put(fields, "target", target);
    fields.put("undo", undo);
    environmentChanged.describe(fields);
  }
}
