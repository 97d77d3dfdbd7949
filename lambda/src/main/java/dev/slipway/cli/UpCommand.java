package dev.slipway.cli;

import dev.slipway.action.Action;
import dev.slipway.config.Consent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the schema up. */
@Command(name = "up", description = "Applies the pending migrations, all or up to VERSION.")
final class UpCommand extends ActionCommand {

  @Parameters(arity = "0..1", paramLabel = "VERSION", description = "The last version to apply.")
  private @Nullable String target;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Show every statement and change nothing (= plan).")
  private boolean dryRun;

  @Option(
      names = "--out-of-order",
      description = "Apply versions below the newest applied one too.")
  private boolean outOfOrder;

  @Option(
      names = "--existing",
      description = "The files are meant for the tables that are there already.")
  private boolean existing;

  @Mixin private final BackupFirstOption backup = new BackupFirstOption();
  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  @Mixin private final AcceptDriftOption acceptDrift = new AcceptDriftOption();

  @Mixin private final EnvironmentChangedOption environmentChanged = new EnvironmentChangedOption();

  UpCommand(Terminal terminal) {
    super(terminal, Action.UP);
  }

  @Override
  void describe(Map<String, Object> fields) {
    RequestFields.put(fields, "target", target);
    fields.put("dryRun", dryRun);
    environmentChanged.describe(fields);
    acceptDrift.describe(fields);
    fields.put("outOfOrder", outOfOrder);
    fields.put(Consent.EXISTING.field(), existing);
    fields.put("backup", backup.word());
    placeholders.describe(fields);
  }
}
