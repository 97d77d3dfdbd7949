package dev.slipway.cli;

import dev.slipway.action.Action;
import dev.slipway.config.Consent;
import dev.slipway.plan.Plan;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes migrations back. */
@Command(
    name = "down",
    description =
        "Takes back the newest migration, the N newest, or all above VERSION (0: all of them).")
final class DownCommand extends ActionCommand {

  @Parameters(arity = "0..1", paramLabel = "VERSION", description = "The version that stays.")
  private @Nullable String target;

  @Option(names = "--steps", paramLabel = "N", description = "How many migrations to take back.")
  private @Nullable Integer steps;

  @Option(
      names = "--baselined",
      description = "Run the DOWN of migrations too that baseline marked and that never ran here.")
  private boolean baselined;

  @Option(
      names = {"-y", "--yes"},
      description = "On a terminal, do not ask before more than one is taken.")
  private boolean yes;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Show every statement and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--confirm",
      paramLabel = "DATABASE",
      description = "In a protected environment, the database's name.")
  private @Nullable String confirm;

  @Mixin private final BackupFirstOption backup = new BackupFirstOption();
  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  @Mixin private final AcceptDriftOption acceptDrift = new AcceptDriftOption();

  @Mixin private final EnvironmentChangedOption environmentChanged = new EnvironmentChangedOption();

  DownCommand(Terminal terminal) {
    super(terminal, Action.DOWN);
  }

  @Override
  boolean agrees(Plan plan, Terminal terminal) {
    return yes || plan.steps().size() <= 1 || new Question(terminal).takesBack(plan);
  }

  @Override
  void describe(Map<String, Object> fields) {
    RequestFields.put(fields, "target", target);
    RequestFields.put(fields, "steps", steps);
    RequestFields.put(fields, "confirm", confirm);
    fields.put(Consent.BASELINED.field(), baselined);
    fields.put("dryRun", dryRun);
    environmentChanged.describe(fields);
    acceptDrift.describe(fields);
    fields.put("backup", backup.word());
    placeholders.describe(fields);
  }
}
