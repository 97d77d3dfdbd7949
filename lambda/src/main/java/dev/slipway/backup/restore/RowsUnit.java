package dev.slipway.backup.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * The rows of one file.
 *
 * @param meter hears of the bytes sent, and may throw to stop
 */
record RowsUnit(StoredBackup backup, Part part, LongConsumer meter) implements Unit {

  @Override
  public String id() {
    return part.file();
  }

  @Override
  public String subject() {
    return part.file() + ": the rows of " + part.schema() + "." + part.table();
  }

  @Override
  public long bytes() {
    return part.bytes();
  }

  @Override
  public long rows() {
    return part.rows();
  }

  @Override
  public void run(Session session, String record) throws IOException {
    session.execute("BEGIN");
    copy(session);
    session.execute(record + "COMMIT");
  }

  /** Sends the rows within whatever transaction is open. */
  void copy(Session session) throws IOException {
    try (RowsInput rows = RowsInput.open(backup, part, meter)) {
      long count = session.copyIn(rows.command(), rows);
      if (count != part.rows()) {
        throw new IOException(
            "the server took " + count + " rows, the manifest says " + part.rows());
      }
    }
  }
}
