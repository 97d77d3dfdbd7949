package dev.slipway.transfer.folder;

import dev.slipway.postgres.Session;
import dev.slipway.transfer.load.IncomingRows;
import dev.slipway.transfer.rows.RowsSender;
import dev.slipway.transfer.table.DataColumn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file on their way into a table.
 *
 * @param into what each of the file's columns goes into; null for one that is left out
 */
record PartInput(String subject, RowsSender sender, List<@Nullable DataColumn> into)
    implements IncomingRows {

  @Override
  public long send(Session session, String table, List<DataColumn> columns) throws IOException {
    return sender.send(session, table, into);
  }
}
