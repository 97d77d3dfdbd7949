package dev.slipway.transfer.rows;

import dev.slipway.transfer.manifest.RowFormat;
import java.io.IOException;

/** Reads files of rows through, whatever their format, in one pass and constant memory. */
public final class RowsScan {

  private RowsScan() {}

  /**
   * What a file holds. Throws IOException for what cannot be read, or is not compressed as its name
   * says.
   */
  public static ScannedFile scan(FileText file, RowFormat format) throws IOException {
    return switch (format) {
      case CSV -> CsvRows.scan(file);
      case JSON, JSON_LINES -> JsonRows.scan(file, format);
      case SQL -> SqlScan.scan(file);
    };
  }
}
