package dev.slipway.transfer.export;

import dev.slipway.postgres.Session;
import dev.slipway.transfer.source.SourcePart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** How rows are written. */
interface RowsForm {

  /** Writes some rows, read through a session on the snapshot; gives how many there were. */
  long write(SourcePart part, Session session, OutputStream out) throws IOException;

  /** What there is to say of the rows that were written, a sentence each. */
  default List<String> warnings() {
    return List.of();
  }
}
