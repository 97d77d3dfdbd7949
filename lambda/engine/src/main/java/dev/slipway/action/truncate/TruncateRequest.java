package dev.slipway.action.truncate;

import dev.slipway.action.Action;
import dev.slipway.action.BackupChoice;
import dev.slipway.action.BackupFields;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.TableFields;
import dev.slipway.action.Topic;
import dev.slipway.config.Consent;
import dev.slipway.transfer.table.TableChoice;
import dev.slipway.transfer.truncate.Numbering;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes all rows out of tables.
 *
 * @param execute do it, not only show it
 * @param backupFirst whether the database is backed up before
 * @param confirm the database's name, where production asks for it; null when not given
 */
public record TruncateRequest(
    TableChoice choice,
    Numbering numbering,
    boolean execute,
    BackupChoice backupFirst,
    @Nullable String confirm,
    Set<Consent> consents)
    implements Request {

  private static final Field<Boolean> EXECUTE =
      Field.flag("execute", "Do it; without, it is shown what would go.");

  private static final Field<Boolean> RESTART_SEQUENCES =
      Field.flag("restartSequences", "Sequences that number the tables' columns begin again.");

  private static final Field<BackupChoice> BACKUP_FIRST =
      BackupFields.first("In a protected environment, go on without a backup; this is logged.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "truncate",
                  "Takes all rows out of the tables, or shows how many would go. The histories of"
                      + " this and other tools stay.",
                  "All tables in one statement, so their keys do not matter; one that refers to"
                      + " them and would stay is named, and nothing is done.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.BACKUP, Topic.OUTPUT)
              .taking(
                  TableFields.TABLES,
                  TableFields.EXCLUDE,
                  EXECUTE,
                  RESTART_SEQUENCES,
                  BACKUP_FIRST,
                  BackupFields.CONFIRM,
                  Consents.ENVIRONMENT_CHANGED),
          TruncateRequest::of);

  private static TruncateRequest of(Given given) {
    return new TruncateRequest(
        TableFields.of(given),
        given.get(RESTART_SEQUENCES) ? Numbering.RESTARTS : Numbering.GOES_ON,
        given.get(EXECUTE),
        given.get(BACKUP_FIRST),
        given.find(BackupFields.CONFIRM),
        given.consents());
  }

  @Override
  public boolean isRun() {
    return execute;
  }

  @Override
  public Report perform(Desk desk) {
    Truncating truncating = new Truncating(desk, this);
    return execute ? truncating.run() : truncating.look();
  }
}
