package dev.slipway.action;

import dev.slipway.ledger.RowsRun;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What comes before rows of a database are changed.
 *
 * @param confirm the database's name as the user gave it, null when not given
 */
public record RowsBackup(Desk desk, BackupChoice choice, @Nullable String confirm) {

  /**
   * Whether a backup comes first; {@code warnings} hear of one that was waived. Throws {@link
   * dev.slipway.error.InvalidInput} for what a protected environment asks for and is missing.
   *
   * @param action what it is called, such as {@code import}
   */
  public boolean isAsked(String action, String database, Consumer<String> warnings) {
    return new Safeguards(desk.settings(), choice, confirm).allowRows(action, database, warnings);
  }

  /**
   * The same for a run that goes on with one that has paused: it keeps the backup of that, for what
   * is there now is half done.
   */
  public String takeOnce(RowsRun run, String action) {
    String before = run.backupOfPaused(action).orElse(null);
    if (before == null) {
      return take(run);
    }
    run.backedUp(before);
    return before;
  }

  /** Takes it, writes down at once where it is, and gives that. */
  public String take(RowsRun run) {
    String uri = new ChosenBackup(desk, choice, BackupOptions.USUAL).take(run.runId(), null);
    run.backedUp(uri);
    return uri;
  }
}
