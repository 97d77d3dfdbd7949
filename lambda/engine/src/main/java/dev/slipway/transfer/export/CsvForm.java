package dev.slipway.transfer.export;

import dev.slipway.postgres.Session;
import dev.slipway.transfer.source.SourcePart;
import dev.slipway.transfer.table.DataTable;
import java.io.IOException;
import java.io.OutputStream;

/** Rows as the server writes CSV. */
record CsvForm(String encoding) implements RowsForm {

  @Override
  public long write(SourcePart part, Session session, OutputStream out) throws IOException {
    String columns = DataTable.list(part.source().table().writable());
    String form = " TO STDOUT (FORMAT csv, HEADER, ENCODING '" + encoding + "')";
    return session.copies().out("COPY " + part.copied(columns) + form, out);
  }
}
