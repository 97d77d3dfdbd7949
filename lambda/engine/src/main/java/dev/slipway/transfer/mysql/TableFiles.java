package dev.slipway.transfer.mysql;

import dev.slipway.backup.part.FileWriter;
import dev.slipway.backup.part.StoredFile;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.rows.CopyRows;
import dev.slipway.mysql.rows.CsvLines;
import dev.slipway.mysql.rows.TableReading;
import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.export.ExportFolder;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.manifest.Packing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the rows of tables of MySQL as CSV, a file a table. */
record TableFiles(MysqlSession session, FileWriter files, Packing packing, RejectLog rejects) {

  ExportedTable write(TableReading reading) throws IOException {
    TableName name = ExportScope.name(reading.table());
    String file = ExportFolder.file(name) + ".csv" + packing.suffix();
    StoredFile written = files.write(file, out -> rows(reading, out));
    return new ExportedTable(
        name.schema(),
        name.name(),
        reading.table().columns().stream().map(ExportScope::column).toList(),
        written.rows(),
        reading.condition(),
        null,
        List.of(
            new ExportedFile(
                written.file(),
                written.rows(),
                written.bytes(),
                written.storedBytes(),
                written.storedSha256())),
        null,
        null);
  }

  private long rows(TableReading reading, OutputStream out) throws IOException {
    header(reading.table().columns(), out);
    try (CopyRows rows = new CopyRows(session, reading, rejects::add)) {
      CsvLines.write(rows, out);
      return rows.rows();
    }
  }

  private static void header(List<MysqlColumn> columns, OutputStream out) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      CsvLines.writeValue(columns.get(i).name().getBytes(StandardCharsets.UTF_8), out);
    }
    out.write('\n');
  }
}
