package dev.slipway.transfer.folder;

import dev.slipway.backup.manifest.Hashing;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Counts and hashes what is read, and tells it once at the end. */
final class CheckedInput extends FilterInputStream {

  /** Hears what was read, and may refuse it. */
  @FunctionalInterface
  interface End {
    void seen(StoredDigest stored) throws IOException;
  }

  private final Hashing hashing = new Hashing(OutputStream.nullOutputStream());
  private final End end;
  private final LongConsumer meter;
  private boolean ended;

  CheckedInput(InputStream in, End end, LongConsumer meter) {
    super(in);
    this.end = end;
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      hashing.write(buffer, offset, count);
      meter.accept(count);
    } else if (count < 0 && !ended) {
      ended = true;
      end.seen(new StoredDigest(hashing.bytes(), hashing.sha256()));
    }
    return count;
  }
}
