package dev.slipway.transfer.export;

import dev.slipway.backup.part.StoredFile;
import dev.slipway.transfer.export.ExportWriter.Written;
import dev.slipway.transfer.manifest.ExportedColumn;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.source.SourceTable;
import dev.slipway.transfer.table.DataTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What manifests say of tables and their files. */
final class ExportTables {

  private ExportTables() {}

  /** The tables in their order, each with its files in theirs. */
  static List<ExportedTable> of(List<SourceTable> tables, List<Written> written) {
    Map<DataTable, List<Written>> files =
        written.stream()
            .sorted(Comparator.comparingInt(one -> one.part().index()))
            .collect(Collectors.groupingBy(one -> one.part().source().table()));
    return tables.stream()
        .map(table -> of(table, files.getOrDefault(table.table(), List.of())))
        .toList();
  }

  private static ExportedTable of(SourceTable source, List<Written> written) {
    DataTable table = source.table();
    List<ExportedFile> files = written.stream().map(one -> of(one.file())).toList();
    return new ExportedTable(
        table.name().schema(),
        table.name().name(),
        table.writable().stream().map(c -> new ExportedColumn(c.name(), c.type())).toList(),
        files.stream().mapToLong(ExportedFile::rows).sum(),
        source.condition(),
        source.newest() == null ? null : source.newest().rows(),
        files,
        null,
        null);
  }

  private static ExportedFile of(StoredFile file) {
    return new ExportedFile(
        file.file(), file.rows(), file.bytes(), file.storedBytes(), file.storedSha256());
  }
}
