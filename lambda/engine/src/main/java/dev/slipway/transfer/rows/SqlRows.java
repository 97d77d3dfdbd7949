package dev.slipway.transfer.rows;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataColumn;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table in a text of SQL: those behind its COPYs, and those of its INSERTs.
 *
 * @param begin where the first of them are
 * @param last offset of the last piece that holds some
 */
record SqlRows(FileText file, TableName table, FileColumns columns, SqlPlace begin, long last)
    implements RowsSender {

  @Override
  public long send(Session session, String into, List<@Nullable DataColumn> columns)
      throws IOException {
    List<DataColumn> kept = columns.stream().filter(Objects::nonNull).toList();
    String copy = "COPY %s%s FROM STDIN (ENCODING 'UTF8')".formatted(into, FileColumns.list(kept));
    try (InputStream in = file.open()) {
      in.skipNBytes(begin.offset());
      InputStream rows = new SqlRowsInput(this, in);
      return session.copies().in(copy, KeptColumns.of(rows, KeptColumns.Form.TEXT, columns));
    }
  }
}
