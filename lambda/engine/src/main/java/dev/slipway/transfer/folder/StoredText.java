package dev.slipway.transfer.folder;

import dev.slipway.storage.Storage;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.rows.FileText;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The text of a stored file. Whoever reads it to its end has read what the manifest says of it, and
 * the second time what was read the first time; else the read fails.
 */
final class StoredText implements FileText {

  private final Storage storage;
  private final ImportFile file;
  private final LongConsumer meter;
  private volatile @Nullable StoredDigest expected;

  /** {@code meter} hears of the bytes that were read. */
  StoredText(Storage storage, ImportFile file, LongConsumer meter) {
    this.storage = storage;
    this.file = file;
    this.meter = meter;
    ExportedFile promised = file.promisedFile();
    this.expected =
        promised == null ? null : new StoredDigest(promised.storedBytes(), promised.storedSha256());
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public InputStream open() throws IOException {
    InputStream stored = storage.open(file.name());
    try {
      CheckedInput checked = new CheckedInput(stored, this::seen, meter);
      BufferedInputStream begun = new BufferedInputStream(checked, MarkedBytes.LONGEST);
      MarkedBytes.refuse(file, begun);
      return new ToTheEnd(file.kind().packing().decompress(begun), begun);
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  private void seen(StoredDigest stored) throws IOException {
    StoredDigest known = expected;
    if (known == null) {
      expected = stored;
    } else if (!known.equals(stored)) {
      throw new IOException(
          file.promisedFile() == null
              ? "it has changed since it was looked at"
              : "its SHA-256 is not the manifest's: it was changed, or copied in part; copy it"
                  + " again");
    }
  }

  /** A decompressor need not read to the very end of what is stored. */
  private static final class ToTheEnd extends FilterInputStream {

    private final InputStream stored;

    ToTheEnd(InputStream text, InputStream stored) {
      super(text);
      this.stored = stored;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      if (count < 0) {
        stored.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return count;
    }
  }
}
