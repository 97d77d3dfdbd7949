package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Hashing;
import dev.slipway.storage.Storage;
import dev.slipway.storage.Upload;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Writes files of one folder: hashed, compressed, hashed again, and off to the store. */
public final class FileWriter {

  /** Rows come one by one; the compressor is called once for many. */
  private static final int BUFFER = 128 * 1024;

  private final Storage storage;
  private final String folder;
  private final Compressing compressing;
  private final LongConsumer meter;

  /** Compresses what is written into a stream; closing it ends a file, not that stream. */
  @FunctionalInterface
  public interface Compressing {
    /** A stream whose bytes go into another, compressed. */
    OutputStream into(OutputStream out) throws IOException;
  }

  /** Writes a text, and answers how many rows there were. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; throws what the stream or the source of the text throws. */
    long writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes into a folder of a store.
   *
   * @param folder what keys in it begin with, ending with a slash
   * @param meter is told of bytes of text, and may throw to stop the writing
   */
  public FileWriter(Storage storage, String folder, Compressing compressing, LongConsumer meter) {
    this.storage = storage;
    this.folder = folder;
    this.compressing = compressing;
    this.meter = meter;
  }

  /** Writes one file, which counts only with one that comes after it; after a failure, none. */
  public StoredFile write(String file, Content content) throws IOException {
    try (Upload upload = storage.createBeside(folder + file)) {
      Hashing stored = new Hashing(upload);
      Hashing raw;
      long rows;
      try (OutputStream compressed = compressing.into(stored)) {
        raw = new Hashing(compressed);
        OutputStream out = new BufferedOutputStream(new Metered(raw), BUFFER);
        rows = content.writeTo(out);
        out.flush();
      }
      StoredFile written =
          new StoredFile(file, rows, raw.bytes(), raw.sha256(), stored.bytes(), stored.sha256());
      upload.complete();
      return written;
    }
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
