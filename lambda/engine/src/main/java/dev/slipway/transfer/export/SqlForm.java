package dev.slipway.transfer.export;

import dev.slipway.backup.part.SqlFile;
import dev.slipway.postgres.Session;
import dev.slipway.transfer.source.SourcePart;
import dev.slipway.transfer.table.DataTable;
import java.io.IOException;
import java.io.OutputStream;

/** Rows as psql loads them. */
record SqlForm(String encoding) implements RowsForm {

  /** Amounts of money are written so. */
  private static final String MONEY = "SET lc_monetary = 'C';";

  @Override
  public long write(SourcePart part, Session session, OutputStream out) throws IOException {
    DataTable table = part.source().table();
    String columns = DataTable.list(table.writable());
    SqlFile.begin(out, encoding);
    SqlFile.lines(out, MONEY, "COPY " + table.name().quoted() + list(columns) + " FROM stdin;");
    String form = " TO STDOUT (ENCODING '" + encoding + "')";
    long rows = session.copies().out("COPY " + part.copied(columns) + form, out);
    SqlFile.lines(out, "\\.", "");
    return rows;
  }

  /** A table without columns has rows all the same. */
  private static String list(String columns) {
    return columns.isEmpty() ? "" : " (" + columns + ")";
  }
}
