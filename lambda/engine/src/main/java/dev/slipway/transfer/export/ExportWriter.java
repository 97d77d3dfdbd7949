package dev.slipway.transfer.export;

import dev.slipway.backup.part.FileWriter;
import dev.slipway.backup.part.JobWriter;
import dev.slipway.backup.part.StoredFile;
import dev.slipway.postgres.Session;
import dev.slipway.transfer.source.OwnPath;
import dev.slipway.transfer.source.SourcePart;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the files with the rows of an export.
 *
 * @param path by which names in conditions are looked up
 */
record ExportWriter(FileWriter files, ExportForm form, RowsForm rows, OwnPath path)
    implements JobWriter<SourcePart, ExportWriter.Written> {

  /** A file and what is in it. */
  record Written(SourcePart part, StoredFile file) {}

  @Override
  public String file(SourcePart part) {
    return ExportFolder.file(part) + form.suffix();
  }

  @Override
  public Written write(SourcePart part, Session session) throws IOException {
    return new Written(part, files.write(file(part), out -> write(part, session, out)));
  }

  private long write(SourcePart part, Session session, OutputStream out) throws IOException {
    if (part.source().condition() == null) {
      return rows.write(part, session, out);
    }
    path.use(session);
    long count = rows.write(part, session, out);
    path.leave(session);
    return count;
  }
}
