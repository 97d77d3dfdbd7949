package dev.slipway.transfer.export;

import dev.slipway.json.JsonText;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.manifest.ExportedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in an export, for whoever reads its JSON without a tool of ours. */
record ExportSummary(List<Table> tables, long rows, long bytes) {

  /** The name of its file. */
  static final String FILE = "export_summary.json";

  /** What is in the files of a table; a condition and a number are null where all rows are. */
  record Table(
      String table,
      List<String> files,
      long rows,
      long bytes,
      @Nullable String where,
      @Nullable Long last) {

    static Table of(ExportedTable table) {
      return new Table(
          table.name().toString(),
          table.files().stream().map(ExportedFile::file).toList(),
          table.rows(),
          table.files().stream().mapToLong(ExportedFile::bytes).sum(),
          table.where(),
          table.last());
    }
  }

  static byte[] of(List<ExportedTable> all) {
    List<Table> tables = all.stream().map(Table::of).toList();
    return JsonText.of(
        new ExportSummary(
            tables,
            tables.stream().mapToLong(Table::rows).sum(),
            tables.stream().mapToLong(Table::bytes).sum()));
  }
}
