package dev.slipway.transfer.export;

import dev.slipway.error.Count;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.source.SourcePart;
import dev.slipway.transfer.table.DataTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows as the server makes JSON of them. They come as CSV whose quote and delimiter no JSON holds,
 * so that nothing in them is escaped, and a row is quoted only where it has a line break.
 */
final class JsonForm implements RowsForm {

  private static final String ROW = "pg_catalog.row_to_json(r.*)";

  private final JsonColumns columns;
  private final JsonFrame frame;
  private final String form;
  private final Map<TableName, Long> marked = new TreeMap<>();

  JsonForm(JsonColumns columns, JsonFrame frame, String encoding) {
    this.columns = columns;
    this.frame = frame;
    this.form =
        " TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02', ENCODING '" + encoding + "')";
  }

  @Override
  public long write(SourcePart part, Session session, OutputStream out) throws IOException {
    DataTable table = part.source().table();
    String query = "SELECT " + row(table) + " FROM (" + part.select(columns.of(table)) + ") AS r";
    FramedRows lines = new FramedRows(out, frame);
    long rows = session.copies().out("COPY (" + query + ")" + form, lines);
    lines.end();
    add(table.name(), lines.marked());
    return rows;
  }

  /** A row has a mark where it says less than it should. */
  private String row(DataTable table) {
    String nulls = columns.nulls(table);
    return nulls.isEmpty()
        ? ROW
        : "CASE WHEN "
            + nulls
            + " THEN pg_catalog.concat(E'\\x03', "
            + ROW
            + ") ELSE "
            + ROW
            + "::pg_catalog.text END";
  }

  private synchronized void add(TableName table, long rows) {
    if (rows > 0) {
      marked.merge(table, rows, Long::sum);
    }
  }

  @Override
  public synchronized List<String> warnings() {
    return marked.entrySet().stream()
        .map(
            one ->
                "%s of %s %s JSON's own null in a column of type json or jsonb, which cannot be told"
                        .formatted(
                            Count.of(one.getValue(), "row"),
                            one.getKey(),
                            one.getValue() == 1 ? "has" : "have")
                    + " from NULL here and is read as that; csv and sql keep both")
        .toList();
  }
}
