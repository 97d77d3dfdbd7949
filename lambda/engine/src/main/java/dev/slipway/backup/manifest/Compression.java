package dev.slipway.backup.manifest;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How the files of a backup are compressed; files of one kind may be put one behind the other. */
public enum Compression {
  ZSTD("zst", "zstd -dc"),
  GZIP("gz", "gzip -dc");

  /** Faster than gzip's fastest, and still smaller. */
  private static final int ZSTD_LEVEL = 1;

  private static final int BUFFER = 64 * 1024;

  private final String suffix;
  private final String reader;

  Compression(String suffix, String reader) {
    this.suffix = suffix;
    this.reader = reader;
  }

  /** The end of a file's name, without the dot. */
  public String suffix() {
    return suffix;
  }

  /** The command that reads such files from its input. */
  public String reader() {
    return reader;
  }

  /** Bytes written are compressed into {@code out}; closing the stream ends a file. */
  public OutputStream compress(OutputStream out) throws IOException {
    return switch (this) {
      case ZSTD -> new ZstdOutputStreamNoFinalizer(out, ZSTD_LEVEL).setChecksum(true);
      case GZIP -> new GZIPOutputStream(out, BUFFER);
    };
  }

  /** The bytes as they were before; of several files in a row, all. */
  public InputStream decompress(InputStream in) throws IOException {
    return switch (this) {
      case ZSTD -> new ZstdInputStreamNoFinalizer(in).setContinuous(false);
      case GZIP -> new GZIPInputStream(in, BUFFER);
    };
  }
}
