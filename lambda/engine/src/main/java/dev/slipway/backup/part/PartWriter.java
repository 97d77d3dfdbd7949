package dev.slipway.backup.part;

import dev.slipway.backup.catalogue.BackupFolder;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import dev.slipway.storage.Storage;
import dev.slipway.storage.Upload;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Writes files of one backup: hashed, compressed, hashed again, and off to the store. */
public final class PartWriter {

  /** Rows come one by one; the compressor is called once for many. */
  private static final int BUFFER = 128 * 1024;

  private final Storage storage;
  private final String folder;
  private final Compression compression;
  private final String encoding;
  private final LongConsumer meter;

  /** Bytes of SQL are told to {@code meter}, which may throw to stop the writing. */
  public PartWriter(Storage storage, BackupFolder folder, Origin origin, LongConsumer meter) {
    this.storage = storage;
    this.folder = folder.prefix();
    this.compression = folder.compression();
    this.encoding = origin.rowsEncoding();
    this.meter = meter;
  }

  /** Writes one file; after a failure there is none. */
  Part write(PartJob job, Session session) throws IOException {
    String file = job.name() + ".sql." + compression.suffix();
    try (Upload upload = storage.createBeside(folder + file)) {
      Hashing stored = new Hashing(upload);
      Hashing raw;
      long rows;
      try (OutputStream compressed = compression.compress(stored)) {
        raw = new Hashing(compressed);
        OutputStream out = new BufferedOutputStream(new Metered(raw), BUFFER);
        rows = write(job, session, out);
        out.flush();
      }
      Part part = part(job, file, rows, raw, stored);
      upload.complete();
      return part;
    }
  }

  private long write(PartJob job, Session session, OutputStream out) throws IOException {
    if (!(job instanceof SchemaJob)) {
      SqlFile.begin(out, encoding);
    }
    return job.write(session, out);
  }

  private static Part part(PartJob job, String file, long rows, Hashing raw, Hashing stored) {
    TableRows table = job.table();
    return new Part(
        file,
        job.kind(),
        table == null ? null : table.schema(),
        table == null ? null : table.name(),
        job.index(),
        rows,
        raw.bytes(),
        raw.sha256(),
        stored.bytes(),
        stored.sha256());
  }

  /** Tells how much flows through. */
  private final class Metered extends FilterOutputStream {

    Metered(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      meter.accept(length);
      out.write(buffer, offset, length);
    }
  }
}
