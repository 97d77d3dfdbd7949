package dev.slipway.action.export;

import dev.slipway.action.Action;
import dev.slipway.action.DatabaseUse;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.MigrationStates;
import dev.slipway.action.MysqlFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RowFields;
import dev.slipway.action.TableFields;
import dev.slipway.action.Values;
import dev.slipway.backup.BackupTerms;
import dev.slipway.config.Settings;
import dev.slipway.error.Count;
import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.ReadingEnd;
import dev.slipway.storage.Storage;
import dev.slipway.time.Stopwatch;
import dev.slipway.transfer.export.Export;
import dev.slipway.transfer.export.ExportForm;
import dev.slipway.transfer.export.ExportResult;
import dev.slipway.transfer.export.ExportTerms;
import dev.slipway.transfer.source.RowChoice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into files.
 *
 * @param workers how many sessions read side by side
 * @param batch whether it may go on later, with tables as of other moments
 * @param to the place they go to; null for the store of backups
 * @param mysql what they come from; null for our own database
 */
public record ExportRequest(
    RowChoice choice,
    ExportForm form,
    int workers,
    boolean batch,
    @Nullable String to,
    @Nullable MysqlExporting mysql)
    implements Request {

  private static final Field<Integer> WORKERS =
      Field.of("workers", Values.WORKERS, BackupTerms.WORKERS)
          .option("N", "How many sessions read rows side by side (default: 2).");

  private static final Field<Boolean> BATCH =
      Field.flag(
          "batch",
          "Write table by table, where one moment for all would be too long: after a failure, a"
              + " kill or a pause the same command goes on in the same folder, and the manifest"
              + " says of which moment each table is.");

  private static final Field<String> TO =
      Field.of("to", Values.TEXT)
          .option(
              "STORE",
              "A folder, file:folder or s3://bucket/prefix (default: the backup store); the files"
                  + " go to exports/DATABASE/TIME-RUN/ there.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "export",
                  "Writes the rows of tables, as of one moment, into files that other programs read"
                      + " too.",
                  "Histories of migration tools are left out.")
              .taking(
                  TableFields.TABLES,
                  TableFields.EXCLUDE,
                  RowFields.WHERE,
                  ExportFields.FORMAT,
                  ExportFields.COMPRESSION,
                  ExportFields.CHECKSUM,
                  ExportFields.LAST,
                  ExportFields.ORDER_BY,
                  WORKERS,
                  BATCH,
                  TO,
                  MysqlExporting.FROM,
                  MysqlFields.MAX_REJECTS,
                  MysqlFields.REJECTS),
          ExportRequest::of);

  private static ExportRequest of(Given given) {
    RowChoice choice = RowFields.of(given);
    ExportForm form = ExportFields.form(given);
    return new ExportRequest(
        new RowChoice(choice.tables(), choice.conditions(), ExportFields.newest(given)),
        form,
        given.get(WORKERS),
        given.get(BATCH),
        given.find(TO),
        mysql(given, choice, form));
  }

  private static @Nullable MysqlExporting mysql(Given given, RowChoice choice, ExportForm form) {
    MysqlExporting mysql = MysqlExporting.of(given, choice, form);
    if (mysql != null) {
      given.refuseIfAsked(BATCH, "is not for rows of MySQL, which are all of one moment");
    }
    return mysql;
  }

  @Override
  public DatabaseUse use() {
    return mysql == null ? DatabaseUse.CONNECTED : DatabaseUse.NAMED;
  }

  @Override
  public Report perform(Desk desk) {
    Stopwatch time = new Stopwatch();
    Storage store = store(desk);
    ExportResult result = mysql == null ? take(desk, store) : mysql.take(desk, store);
    return new ExportReport(desk.settings().environment(), result, time.millis());
  }

  private ExportResult take(Desk desk, Storage store) {
    Export export = desk.toolbox().export(desk.terms(), store);
    return desk.work()
        .read(
            "export",
            runId ->
                export.take(
                    terms(desk, runId), new MigrationStates(desk.settings().historySchema())::read),
            ExportRequest::told);
  }

  private Storage store(Desk desk) {
    if (to != null) {
      return desk.toolbox().storeAt(to, "The place of --to (to)");
    }
    if (desk.settings().backupStore() == null) {
      throw new InvalidInput(
          "Nobody says where the export goes. Add --to (to) with a folder or s3://bucket/prefix, or"
              + " set BACKUP_STORE (--backup-store). Nothing was done.");
    }
    return desk.toolbox().store(desk.settings());
  }

  private static ReadingEnd told(ExportResult result) {
    String message =
        "exported %s of %s to %s"
            .formatted(
                Count.of(result.manifest().rowCount(), "row"),
                Count.of(result.manifest().tables().size(), "table"),
                result.uri());
    return result.tablesLeft() > 0
        ? ReadingEnd.paused(message + "; " + Count.of(result.tablesLeft(), "table") + " left")
        : ReadingEnd.done(null, message);
  }

  private ExportTerms terms(Desk desk, UUID runId) {
    Settings settings = desk.settings();
    return new ExportTerms(
        runId,
        settings.environment(),
        choice,
        form,
        workers,
        BackupTerms.RANGE_BYTES,
        settings.lockTries(),
        desk.terms().deadline(),
        batch,
        desk.toolbox().version());
  }
}
