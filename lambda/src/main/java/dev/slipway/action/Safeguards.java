package dev.slipway.action;

import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.history.DatabaseState;
import dev.slipway.plan.Plan;
import dev.slipway.run.BackupFirst;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a protected environment asks for before anything is changed; all that is missing is told at
 * once.
 */
final class Safeguards {

  private static final String WAIVED = "no backup was taken (--no-backup)";

  private final Settings settings;
  private final BackupChoice choice;
  private final @Nullable String confirm;
  private final Problems missing = new Problems();

  /** {@code confirm} is the database's name as the user gave it, null when not given. */
  Safeguards(Settings settings, BackupChoice choice, @Nullable String confirm) {
    this.settings = settings;
    this.choice = choice;
    this.confirm = confirm;
  }

  /** The plan, when the backup that is wanted can be taken. Throws {@link InvalidInput}. */
  Plan allowUp(Plan plan, DatabaseState state) {
    askForBackup(plan, state);
    return allowed(plan);
  }

  /** The same, and the database's name must be given where that is asked for. */
  Plan allowDown(Plan plan, DatabaseState state) {
    askForBackup(plan, state);
    askForName(plan, state);
    return allowed(plan);
  }

  /**
   * Whether a backup comes before a restore: never of an empty database. The plan warns of one that
   * was waived. Throws {@link InvalidInput}.
   */
  boolean allowRestore(RestorePlan plan) {
    boolean first = isBackupAsked() && plan.replaces();
    if (first && needsStore()) {
      missing.add(
          "backup",
          "one must come first, and no store is set for it. Set BACKUP_STORE (--backup-store) or"
              + " BACKUP_S3_BUCKET; or back up "
              + plan.database()
              + " yourself, then add --no-backup (\"backupFirst\":\"never\")");
    }
    if (settings.isProtected() && !plan.database().equals(confirm)) {
      missing.add("confirm", "to restore here, add --confirm " + plan.database());
    }
    missing.throwIfAny(
        list ->
            new InvalidInput(Problems.format(heading(), list) + "\nThe database was not changed."));
    if (isWaived() && plan.replaces()) {
      plan.warn(WAIVED);
    }
    return first;
  }

  private void askForBackup(Plan plan, DatabaseState state) {
    String database = state.facts().database();
    if (wantsBackup(plan) && needsStore()) {
      missing.add(
          "backup",
          "one must come first, and no store is set for it. Set BACKUP_STORE (--backup-store) or"
              + " BACKUP_S3_BUCKET; or back up "
              + database
              + " yourself, then add --no-backup (\"backup\":\"never\")");
    }
  }

  /** Whether a backup comes before the plan. */
  boolean wantsBackup(Plan plan) {
    return isBackupAsked() && !plan.isEmpty();
  }

  private boolean isBackupAsked() {
    return switch (choice) {
      case ALWAYS, SNAPSHOT -> true;
      case AUTO -> settings.isProtected();
      case NEVER -> false;
    };
  }

  /** RDS keeps snapshots by itself. */
  private boolean needsStore() {
    return choice != BackupChoice.SNAPSHOT && settings.backupStore() == null;
  }

  /** A backup for the plans that want one. */
  BackupFirst first(BackupFirst backup) {
    return (runId, plan, earlier) -> wantsBackup(plan) ? backup.take(runId, plan, earlier) : null;
  }

  private void askForName(Plan plan, DatabaseState state) {
    String database = state.facts().database();
    boolean confirmed = database.equals(confirm);
    if (settings.isProtected() && !plan.isEmpty() && !confirmed) {
      missing.add("confirm", "to take migrations back here, add --confirm " + database);
    }
  }

  private Plan allowed(Plan plan) {
    missing.throwIfAny(
        list ->
            new InvalidInput(Problems.format(heading(), list) + "\nThe database was not changed."));
    return isWaived() && !plan.isEmpty() ? withWarning(plan, WAIVED) : plan;
  }

  private boolean isWaived() {
    return settings.isProtected() && choice == BackupChoice.NEVER;
  }

  private String heading() {
    return settings.isProtected()
        ? "ENVIRONMENT is " + settings.environment() + ", which asks for more:"
        : "This cannot be done as it was asked for:";
  }

  private static Plan withWarning(Plan plan, String warning) {
    List<String> warnings = new ArrayList<>(plan.warnings());
    warnings.add(warning);
    return new Plan(
        plan.direction(), plan.steps(), plan.checksums(), plan.pending(), List.copyOf(warnings));
  }
}
