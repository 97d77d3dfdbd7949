package dev.slipway.transfer.load;

import dev.slipway.postgres.Session;
import dev.slipway.transfer.table.DataColumn;
import java.io.IOException;
import java.util.List;

/** Rows that are to go into a table: those of one file, or of one query of another server. */
public interface IncomingRows {

  /** Where they come from, for messages: {@code public.users.csv}. */
  String subject();

  /**
   * Sends them, in the transaction that the session has open, and gives how many went. Throws
   * {@link dev.slipway.postgres.SqlFailure} for what the server refuses, {@link IOException} for
   * what cannot be read; no row counts then.
   *
   * @param into the table, as SQL names it
   * @param columns of the table, for which there are values
   */
  long send(Session session, String into, List<DataColumn> columns) throws IOException;
}
