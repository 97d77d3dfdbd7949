package dev.slipway.transfer.rows;

import dev.slipway.postgres.Session;
import dev.slipway.transfer.table.DataColumn;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as CSV with a header, as {@code COPY ... (FORMAT csv, HEADER)} writes and reads them. */
final class CsvRows implements RowsSender {

  private static final int BUFFER = 128 * 1024;

  private final FileText file;

  private CsvRows(FileText file) {
    this.file = file;
  }

  /** Reads a file through. */
  static ScannedFile scan(FileText file) throws IOException {
    Findings findings = new Findings(file.name());
    Utf8Scan encoding = new Utf8Scan();
    CsvScan records = new CsvScan(findings);
    try (InputStream in = file.open()) {
      byte[] buffer = new byte[BUFFER];
      int count;
      while ((count = in.read(buffer, 0, BUFFER)) >= 0) {
        encoding.feed(buffer, 0, count);
        records.feed(buffer, 0, count);
      }
    }
    records.end();
    findings.addEncoding(encoding);
    if (records.header().length == 0 && records.isEmpty()) {
      findings.add("is empty; its first line must name the columns");
      return ScannedFile.wrong(findings.list());
    }
    boolean none = records.header().length == 0;
    List<String> names = none ? List.of() : CsvHeader.read(records.header(), findings);
    FileColumns columns = FileColumns.of(names);
    return ScannedFile.of(
        new FoundRows(null, columns, records.records(), 1, new CsvRows(file)), findings.list());
  }

  @Override
  public long send(Session session, String into, List<@Nullable DataColumn> columns)
      throws IOException {
    List<DataColumn> kept = columns.stream().filter(Objects::nonNull).toList();
    String copy =
        "COPY %s%s FROM STDIN (FORMAT csv, HEADER, ENCODING 'UTF8')"
            .formatted(into, FileColumns.list(kept));
    try (InputStream in = file.open()) {
      return session.copies().in(copy, KeptColumns.of(in, KeptColumns.Form.CSV, columns));
    }
  }
}
