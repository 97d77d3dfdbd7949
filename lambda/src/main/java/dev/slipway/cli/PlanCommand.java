package dev.slipway.cli;

import dev.slipway.action.Action;
import dev.slipway.config.Consent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what {@code up} would do. */
@Command(
    name = "plan",
    description = "Shows every statement that up would run, segment by segment. Changes nothing.")
final class PlanCommand extends ActionCommand {

  @Parameters(arity = "0..1", paramLabel = "VERSION", description = "The last version to show.")
  private @Nullable String target;

  @Option(names = "--out-of-order", description = "Show versions below the newest applied one too.")
  private boolean outOfOrder;

  @Option(
      names = "--existing",
      description = "The files are meant for the tables that are there already.")
  private boolean existing;

  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  PlanCommand(Terminal terminal) {
    super(terminal, Action.PLAN);
  }

  @Override
  void describe(Map<String, Object> fields) {
    RequestFields.put(fields, "target", target);
    fields.put("outOfOrder", outOfOrder);
    fields.put(Consent.EXISTING.field(), existing);
    placeholders.describe(fields);
  }
}
