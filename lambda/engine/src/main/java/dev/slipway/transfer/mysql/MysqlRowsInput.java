package dev.slipway.transfer.mysql;

import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.rows.CopyRows;
import dev.slipway.mysql.rows.TableReading;
import dev.slipway.postgres.Session;
import dev.slipway.transfer.load.IncomingRows;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.io.IOException;
import java.util.List;

/** The rows of a table of MySQL, as they come. */
record MysqlRowsInput(MysqlSession source, TableReading reading, RejectLog rejects)
    implements IncomingRows {

  @Override
  public String subject() {
    return reading.table().name();
  }

  @Override
  public long send(Session session, String into, List<DataColumn> columns) throws IOException {
    String copy = "COPY %s (%s) FROM STDIN".formatted(into, DataTable.list(columns));
    try (CopyRows rows = new CopyRows(source, reading, rejects::add);
        ReadAhead ahead = new ReadAhead(rows, source::giveUp)) {
      session.copies().in(copy, ahead);
      return rows.rows();
    }
  }
}
