package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Hashing;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Counts and hashes what is read. */
final class HashedInput extends FilterInputStream {

  private final Hashing hashing = new Hashing(OutputStream.nullOutputStream());

  HashedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) {
      hashing.write(b);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      hashing.write(buffer, offset, count);
    }
    return count;
  }

  long bytes() {
    return hashing.bytes();
  }

  String sha256() {
    return hashing.sha256();
  }
}
