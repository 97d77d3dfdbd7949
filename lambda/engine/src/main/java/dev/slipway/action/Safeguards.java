package dev.slipway.action;

import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.config.Consent;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.history.DatabaseState;
import dev.slipway.plan.Plan;
import dev.slipway.run.BackupFirst;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a protected environment asks for before anything is changed; all that is missing is told at
 * once.
 */
public final class Safeguards {

  private static final String WAIVED = "no backup was taken (--no-backup)";
  private static final String TAKEN_OVER =
      "what other hands have changed is taken over: from now on, it is no drift";
  private static final int SHOWN = 5;

  private final Settings settings;
  private final BackupChoice choice;
  private final @Nullable String confirm;
  private final Problems missing = new Problems();

  /** {@code confirm} is the database's name as the user gave it, null when not given. */
  public Safeguards(Settings settings, BackupChoice choice, @Nullable String confirm) {
    this.settings = settings;
    this.choice = choice;
    this.confirm = confirm;
  }

  /** The plan, when the backup that is wanted can be taken. Throws {@link InvalidInput}. */
  public Plan allowUp(Plan plan, DatabaseState state) {
    askForBackup(plan, state);
    askForDrift(plan, state);
    return allowed(plan, state);
  }

  /** The same, and the database's name must be given where that is asked for. */
  public Plan allowDown(Plan plan, DatabaseState state) {
    askForBackup(plan, state);
    if (settings.isProtected() && !plan.isEmpty()) {
      askForName(state.facts().database(), "to take migrations back here");
    }
    askForDrift(plan, state);
    return allowed(plan, state);
  }

  /**
   * Whether a backup comes before a restore: never of an empty database. The plan warns of one that
   * was waived. Throws {@link InvalidInput}.
   */
  public boolean allowRestore(RestorePlan plan) {
    boolean first = isBackupAsked() && plan.replaces();
    askFor(first, plan.database(), "restore");
    if (isWaived() && plan.replaces()) {
      plan.warn(WAIVED);
    }
    return first;
  }

  /**
   * Whether a backup comes before an action that changes rows; {@code warnings} hear of one that
   * was waived. Throws {@link InvalidInput}.
   */
  public boolean allowRows(String action, String database, Consumer<String> warnings) {
    boolean first = isBackupAsked();
    askFor(first, database, action);
    if (isWaived()) {
      warnings.accept(WAIVED);
    }
    return first;
  }

  private void askFor(boolean backup, String database, String action) {
    if (backup) {
      askForStore(database);
    }
    if (settings.isProtected()) {
      askForName(database, "to " + action + " here");
    }
    refuseIfMissing();
  }

  private void askForBackup(Plan plan, DatabaseState state) {
    if (wantsBackup(plan)) {
      askForStore(state.facts().database());
    }
  }

  /** RDS keeps snapshots by itself. */
  private void askForStore(String database) {
    if (choice != BackupChoice.SNAPSHOT && settings.backupStore() == null) {
      missing.add(
          "backup",
          "one must come first, and no store is set for it. Set BACKUP_STORE (--backup-store) or"
              + " BACKUP_S3_BUCKET; or back up "
              + database
              + " yourself, then add --no-backup (\"backupFirst\":\"never\")");
    }
  }

  private boolean wantsBackup(Plan plan) {
    return isBackupAsked() && !plan.isEmpty();
  }

  private boolean isBackupAsked() {
    return switch (choice) {
      case ALWAYS, SNAPSHOT -> true;
      case AUTO -> settings.isProtected();
      case NEVER -> false;
    };
  }

  /** A backup of the desk's database for the plans that want one. */
  public BackupFirst first(Desk desk) {
    ChosenBackup backup = new ChosenBackup(desk, choice, BackupOptions.USUAL);
    return (runId, plan, earlier) -> wantsBackup(plan) ? backup.take(runId, earlier) : null;
  }

  private void askForName(String database, String what) {
    if (!database.equals(confirm)) {
      missing.add("confirm", what + ", add --confirm " + database);
    }
  }

  /** A run that changes the schema records it anew, and with it what others have changed. */
  private void askForDrift(Plan plan, DatabaseState state) {
    boolean accepted = settings.consents().contains(Consent.ACCEPT_DRIFT);
    if (settings.isProtected() && !plan.isEmpty() && !accepted && !state.drift().isEmpty()) {
      String objects =
          state.drift().stream()
              .limit(SHOWN)
              .map(change -> change.kind() + " " + change.name())
              .collect(Collectors.joining(", "));
      missing.add(
          "drift",
          "other hands have changed the schema since the last run ("
              + objects
              + (state.drift().size() > SHOWN ? ", ..." : "")
              + "; drift shows how), and this run would take that over. Undo it, make it a"
              + " migration, or add "
              + Consent.ACCEPT_DRIFT.words());
    }
  }

  private void refuseIfMissing() {
    missing.throwIfAny(
        list ->
            new InvalidInput(Problems.format(heading(), list) + "\nThe database was not changed."));
  }

  private Plan allowed(Plan plan, DatabaseState state) {
    refuseIfMissing();
    if (plan.isEmpty()) {
      return plan;
    }
    List<String> warnings = new ArrayList<>();
    if (!state.drift().isEmpty()) {
      warnings.add(TAKEN_OVER);
    }
    if (isWaived()) {
      warnings.add(WAIVED);
    }
    return plan.warned(warnings);
  }

  private boolean isWaived() {
    return settings.isProtected() && choice == BackupChoice.NEVER;
  }

  private String heading() {
    return settings.isProtected()
        ? "ENVIRONMENT is " + settings.environment() + ", which asks for more:"
        : "This cannot be done as it was asked for:";
  }
}
