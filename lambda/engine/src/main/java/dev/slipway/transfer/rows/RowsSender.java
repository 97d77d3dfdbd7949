package dev.slipway.transfer.rows;

import dev.slipway.postgres.Session;
import dev.slipway.transfer.table.DataColumn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends rows that were looked at before. */
@FunctionalInterface
public interface RowsSender {

  /**
   * Sends them within the transaction that is open, and gives how many went. Throws {@link
   * dev.slipway.postgres.SqlFailure}, or IOException for what cannot be read as it was.
   *
   * @param into the table, as SQL names it
   * @param columns what each of the file's columns goes into; null for one that is left out
   */
  long send(Session session, String into, List<@Nullable DataColumn> columns) throws IOException;
}
