package dev.slipway.transfer.export;

import dev.slipway.transfer.check.Measure;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.source.SourceTable;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.util.List;
import java.util.Optional;

/** What a manifest says of the contents of tables, so that nobody needs the files to compare. */
record ContentSums(ExportReading reading, ExportForm form) {

  /**
   * The tables with what their rows come to, where that is wanted; of a table of which some rows
   * were asked for, nothing is told. Throws {@link dev.slipway.postgres.SqlFailure}.
   */
  List<ExportedTable> of(List<ExportedTable> tables) {
    return form.sums() ? tables.stream().map(this::of).toList() : tables;
  }

  private ExportedTable of(ExportedTable table) {
    Optional<DataTable> read =
        reading.plan().tables().stream()
            .map(SourceTable::table)
            .filter(one -> one.name().equals(table.name()) && table.holdsAll())
            .findFirst();
    return read.map(one -> table.withContents(sum(one))).orElse(table);
  }

  private String sum(DataTable table) {
    List<String> columns = table.writable().stream().map(DataColumn::name).sorted().toList();
    return String.valueOf(Measure.CONTENT.of(table, columns, reading.session()).sum());
  }
}
