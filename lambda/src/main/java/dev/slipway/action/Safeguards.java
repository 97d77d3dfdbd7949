package dev.slipway.action;

import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.DatabaseState;
import dev.slipway.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** What production asks for before anything is changed. */
final class Safeguards {

  private final Settings settings;
  private final Request request;

  Safeguards(Settings settings, Request request) {
    this.settings = settings;
    this.request = request;
  }

  /** The plan, when a backup is not wanted. Throws {@link InvalidInput}: none can be taken. */
  Plan check(Plan plan, DatabaseState state) {
    boolean wanted =
        request.backup() == BackupChoice.ALWAYS
            || (request.backup() == BackupChoice.AUTO && settings.isProduction());
    if (wanted && !plan.isEmpty()) {
      throw new InvalidInput(
          "A backup must come first ("
              + (settings.isProduction() ? "ENVIRONMENT is prod" : "--backup always")
              + "), and this version takes none itself. Back up "
              + state.facts().database()
              + ", then run it again with --no-backup. The database was not changed.");
    }
    boolean waived = settings.isProduction() && !plan.isEmpty();
    return waived ? withWarning(plan, "no backup was taken (--no-backup)") : plan;
  }

  /** The plan, when the database's name was given where it must be. */
  Plan confirm(Plan plan, DatabaseState state) {
    String database = state.facts().database();
    boolean confirmed = database.equals(request.confirm());
    if (settings.isProduction() && !plan.isEmpty() && !confirmed) {
      throw new InvalidInput(
          "ENVIRONMENT is prod: add --confirm "
              + database
              + " to take migrations back there. The database was not changed.");
    }
    return plan;
  }

  private static Plan withWarning(Plan plan, String warning) {
    List<String> warnings = new ArrayList<>(plan.warnings());
    warnings.add(warning);
    return new Plan(
        plan.direction(), plan.steps(), plan.checksums(), plan.pending(), List.copyOf(warnings));
  }
}
