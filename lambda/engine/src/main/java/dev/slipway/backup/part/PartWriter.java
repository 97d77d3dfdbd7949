package dev.slipway.backup.part;

import dev.slipway.backup.catalogue.BackupFolder;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import dev.slipway.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Writes files of one backup. */
public final class PartWriter implements JobWriter<PartJob, Part> {

  private final FileWriter files;
  private final String suffix;
  private final String encoding;

  /** Bytes of SQL are told to {@code meter}, which may throw to stop the writing. */
  public PartWriter(Storage storage, BackupFolder folder, Origin origin, LongConsumer meter) {
    this.files = new FileWriter(storage, folder.prefix(), folder.compression()::compress, meter);
    this.suffix = ".sql." + folder.compression().suffix();
    this.encoding = origin.rowsEncoding();
  }

  @Override
  public String file(PartJob job) {
    return job.name() + suffix;
  }

  @Override
  public Part write(PartJob job, Session session) throws IOException {
    return part(job, files.write(file(job), out -> write(job, session, out)));
  }

  private long write(PartJob job, Session session, OutputStream out) throws IOException {
    if (!(job instanceof SchemaJob)) {
      SqlFile.begin(out, encoding);
    }
    return job.write(session, out);
  }

  private static Part part(PartJob job, StoredFile stored) {
    TableRows table = job.table();
    return new Part(
        stored.file(),
        job.kind(),
        table == null ? null : table.schema(),
        table == null ? null : table.name(),
        job.index(),
        stored.rows(),
        stored.bytes(),
        stored.sha256(),
        stored.storedBytes(),
        stored.storedSha256());
  }
}
