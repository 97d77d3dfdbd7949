package dev.slipway.transfer.manifest;

import dev.slipway.backup.manifest.Compression;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How files are compressed, if at all. */
public enum Packing {
  NONE(null),
  ZSTD(Compression.ZSTD),
  GZIP(Compression.GZIP);

  private final @Nullable Compression compression;

  Packing(@Nullable Compression compression) {
    this.compression = compression;
  }

  /** The end of a file's name with its dot; empty for none. */
  public String suffix() {
    return compression == null ? "" : "." + compression.suffix();
  }

  /** That of a file by the end of its name. */
  public static Packing ofFile(String file) {
    Optional<Packing> packed =
        Arrays.stream(values())
            .filter(one -> one != NONE && file.endsWith(one.suffix()))
            .findFirst();
    return packed.orElse(NONE);
  }

  /** Bytes written are compressed into {@code out}; closing the stream ends a file, not that. */
  public OutputStream compress(OutputStream out) throws IOException {
    return compression == null ? new Plain(out) : compression.compress(out);
  }

  /** The bytes as they were before; of several files in a row, all. */
  public InputStream decompress(InputStream in) throws IOException {
    return compression == null ? in : compression.decompress(in);
  }

  /** Closed as a compressor is, without an end of its own. */
  private static final class Plain extends FilterOutputStream {

    Plain(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
    }
  }
}
