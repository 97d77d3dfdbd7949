package dev.slipway.action.export;

import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Given;
import dev.slipway.action.MysqlFields;
import dev.slipway.action.MysqlSource;
import dev.slipway.action.Values;
import dev.slipway.config.MysqlSettings;
import dev.slipway.storage.Storage;
import dev.slipway.transfer.export.ExportFolder;
import dev.slipway.transfer.export.ExportForm;
import dev.slipway.transfer.export.ExportResult;
import dev.slipway.transfer.manifest.Packing;
import dev.slipway.transfer.manifest.RowFormat;
import dev.slipway.transfer.mysql.MysqlExport;
import dev.slipway.transfer.mysql.MysqlExportTerms;
import dev.slipway.transfer.source.RowChoice;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An export whose rows come from MySQL; our own database has no part in it. */
record MysqlExporting(MysqlSource source, RowChoice rows, Packing packing) {

  static final Field<String> FROM =
      Field.of("from", Values.TEXT)
          .option(
              "URL",
              "A database of MySQL or MariaDB, mysql://user:password@host:port/database, instead of"
                  + " our own; as CSV.");

  /** Null where the request does not name MySQL. */
  static @Nullable MysqlExporting of(Given given, RowChoice rows, ExportForm form) {
    String from = given.find(FROM);
    if (from != null && !MysqlSettings.isMeantBy(from)) {
      given.refuse(FROM, "must name MySQL or MariaDB; PostgreSQL is named by --url");
    } else if (from != null) {
      given.refuseIfAsked(
          ExportFields.LAST, "is not for rows of MySQL: choose them by a condition (where)");
      given.refuseIfAsked(ExportFields.CHECKSUM, "is not for rows of MySQL, whose texts differ");
      if (form.rows() != RowFormat.CSV) {
        given.refuse(ExportFields.FORMAT, "must be csv for rows of MySQL");
      }
    }
    MysqlSource source = MysqlFields.of(given, FROM);
    return source == null ? null : new MysqlExporting(source, rows, form.packing());
  }

  ExportResult take(Desk desk, Storage store) {
    Consumer<String> listener = desk.terms().listener()::notice;
    store.warnings(ExportFolder.ALL).forEach(listener);
    MysqlExportTerms terms =
        new MysqlExportTerms(
            UUID.randomUUID(),
            desk.settings().environment(),
            source.through(desk.settings().passage()).settings(),
            rows,
            packing,
            desk.toolbox().version(),
            listener);
    MysqlExport export = new MysqlExport(store, desk.terms().listener());
    return source.logged(listener, rejects -> export.take(terms, rejects));
  }
}
