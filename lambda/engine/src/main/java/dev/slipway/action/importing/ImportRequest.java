package dev.slipway.action.importing;

import dev.slipway.action.Action;
import dev.slipway.action.BackupChoice;
import dev.slipway.action.BackupFields;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.LoadFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.TableFields;
import dev.slipway.config.Consent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of files into a database.
 *
 * @param dryRun whether it is only told what would be done
 * @param backupFirst whether what is there is backed up before it is replaced
 * @param confirm the database's name, where production asks for it; null when not given
 */
public record ImportRequest(
    ImportOptions options,
    boolean dryRun,
    BackupChoice backupFirst,
    @Nullable String confirm,
    Set<Consent> consents)
    implements Request {

  private static final Field<Boolean> DRY_RUN =
      Field.flag("dryRun", "Look at everything and say what would be done; change nothing.");

  private static final Field<BackupChoice> BACKUP_FIRST =
      BackupFields.first("In a protected environment, import without a backup; this is logged.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "import",
                  "Takes rows from files into the tables of the database, all in one transaction.",
                  "Everything is looked at first: whatever is wrong with the files or the tables is"
                      + " told at once, and nothing is changed.",
                  "Nothing of the files is run as SQL, but for before-import.sql and"
                      + " after-import.sql of a local folder. Exit 3 when the rows are in and a"
                      + " check finds something wrong.")
              .finding("the rows are in, and something is wrong with them")
              .taking(
                  ImportOptions.FOLDER,
                  LoadFields.MODE,
                  TableFields.TABLES,
                  TableFields.EXCLUDE,
                  LoadFields.TRIGGERS,
                  ImportOptions.IGNORE_COLUMNS,
                  ImportOptions.RUN_SCRIPTS,
                  LoadFields.BATCH,
                  ImportOptions.CHECK,
                  DRY_RUN,
                  BACKUP_FIRST,
                  BackupFields.CONFIRM,
                  Consents.ENVIRONMENT_CHANGED),
          ImportRequest::of);

  private static ImportRequest of(Given given) {
    return new ImportRequest(
        ImportOptions.of(given),
        given.get(DRY_RUN),
        given.get(BACKUP_FIRST),
        given.find(BackupFields.CONFIRM),
        given.consents());
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public boolean needsNoMigrations() {
    return true;
  }

  @Override
  public Report perform(Desk desk) {
    Importing importing = new Importing(desk, this);
    return dryRun ? importing.look() : importing.run();
  }
}
