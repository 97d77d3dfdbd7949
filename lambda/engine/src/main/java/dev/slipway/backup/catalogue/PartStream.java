package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Count;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The text of a part, compared with its manifest as it flows. */
final class PartStream extends FilterInputStream {

  private static final int REST = 64 * 1024;

  private final HashedInput stored;
  private final HashedInput text;
  private final Part part;
  private boolean compared;

  private PartStream(HashedInput stored, HashedInput text, Part part) {
    super(text);
    this.stored = stored;
    this.text = text;
    this.part = part;
  }

  static InputStream open(InputStream in, Part part, Compression compression) throws IOException {
    HashedInput stored = new HashedInput(in);
    try {
      return new PartStream(stored, new HashedInput(compression.decompress(stored)), part);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = text.read(buffer, offset, length);
    if (count < 0 && !compared) {
      compare();
      compared = true;
    }
    return count;
  }

  /** A decompressor need not read to the very end of what is stored. */
  private void compare() throws IOException {
    byte[] rest = new byte[REST];
    while (stored.read(rest, 0, REST) >= 0) {
      // only to be hashed
    }
    require(stored.bytes() == part.storedBytes(), "stored", stored.bytes(), part.storedBytes());
    require(text.bytes() == part.bytes(), "of SQL", text.bytes(), part.bytes());
    if (!stored.sha256().equals(part.storedSha256()) || !text.sha256().equals(part.sha256())) {
      throw new DamagedPart(part.file(), "its SHA-256 is not the manifest's");
    }
  }

  private void require(boolean same, String what, long found, long told) throws DamagedPart {
    if (!same) {
      String how = "it has " + Count.of(found, "byte") + " " + what + ", its manifest says " + told;
      throw new DamagedPart(part.file(), how);
    }
  }
}
