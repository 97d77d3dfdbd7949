package dev.slipway.transfer.export;

/** Finds how rows are written. */
final class RowsForms {

  /** Bytes of no known encoding stay as they are. */
  private static final String NONE = "SQL_ASCII";

  private RowsForms() {}

  /** That of a form; what it must know of columns is read. */
  static RowsForm of(ExportForm form, ExportReading reading) {
    String encoding = reading.plan().encoding().equals(NONE) ? NONE : "UTF8";
    return switch (form.rows()) {
      case CSV -> new CsvForm(encoding);
      case SQL -> new SqlForm(encoding);
      case JSON -> new JsonForm(columns(reading), JsonFrame.ARRAY, encoding);
      case JSON_LINES -> new JsonForm(columns(reading), JsonFrame.LINES, encoding);
    };
  }

  private static JsonColumns columns(ExportReading reading) {
    return JsonColumns.read(reading.session(), reading.plan().tables());
  }
}
