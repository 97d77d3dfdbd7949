package dev.slipway.transfer.export;

import dev.slipway.postgres.Session;
import dev.slipway.transfer.source.SourcePart;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Rows as the server makes JSON of them. They come as CSV whose quote and delimiter no JSON holds,
 * so that nothing in them is escaped, and a row is quoted only where it has a line break.
 */
record JsonRows(JsonColumns columns, JsonFrame frame, String encoding) implements RowsForm {

  @Override
  public long write(SourcePart part, Session session, OutputStream out) throws IOException {
    String query =
        "SELECT pg_catalog.row_to_json(r.*) FROM ("
            + part.select(columns.of(part.source().table()))
            + ") AS r";
    String form =
        " TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02', ENCODING '" + encoding + "')";
    JsonLines lines = new JsonLines(out, frame);
    long rows = session.copies().out("COPY (" + query + ")" + form, lines);
    lines.end();
    return rows;
  }
}
