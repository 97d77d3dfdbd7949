package dev.slipway.action.backups;

import dev.slipway.action.Action;
import dev.slipway.action.BackupKind;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.Values;
import dev.slipway.backup.retention.Retention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists or prunes backups.
 *
 * @param prune how many are kept when they are pruned; null when they are only listed
 * @param execute delete what pruning otherwise only shows
 */
public record BackupsRequest(BackupKind kind, @Nullable Retention prune, boolean execute)
    implements Request {

  private static final Field<BackupKind> KIND =
      BackupKind.FIELD.word(
          "snapshot", "--snapshot", "Look at our RDS snapshots, not into the store.");

  private static final Field<Boolean> PRUNE =
      Field.flag("prune", "Show what would be deleted, and why.");

  private static final Field<Boolean> EXECUTE = Field.flag("execute", "With --prune: delete it.");

  private static final Field<Integer> KEEP_LAST =
      Field.of("keepLast", Values.COUNT, Retention.DEFAULT.last())
          .option("N", "With --prune: how many of the newest to keep (default: 7).");

  private static final Field<Integer> KEEP_DAYS =
      Field.of("keepDays", Values.number(0, Integer.MAX_VALUE), Retention.DEFAULT.days())
          .option("N", "With --prune: for how many days to keep the newest of each (default: 30).");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "backups",
                  "Lists the backups of the database in the store, also incomplete ones.",
                  "With --prune it shows which of them need not be kept; --execute deletes those.")
              .about(Topic.CONNECTION, Topic.BACKUP, Topic.OUTPUT)
              .taking(KIND, PRUNE, EXECUTE, KEEP_LAST, KEEP_DAYS),
          BackupsRequest::of);

  private static BackupsRequest of(Given given) {
    boolean prune = given.get(PRUNE);
    if (!prune) {
      List.of(EXECUTE, KEEP_LAST, KEEP_DAYS)
          .forEach(field -> given.refuseIfAsked(field, "is for prune, which was not asked for"));
    }
    return new BackupsRequest(
        given.get(KIND),
        prune ? new Retention(given.get(KEEP_LAST), given.get(KEEP_DAYS)) : null,
        given.get(EXECUTE));
  }

  @Override
  public boolean needsNoMigrations() {
    return true;
  }

  @Override
  public Report perform(Desk desk) {
    return kind == BackupKind.SNAPSHOT
        ? new SnapshotsListing(desk.settings(), desk.toolbox().snapshots(desk.terms()))
            .perform(this)
        : new FilesListing(desk.settings(), desk.toolbox(), desk::reader).perform(this);
  }
}
