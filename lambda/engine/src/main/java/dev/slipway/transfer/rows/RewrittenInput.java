package dev.slipway.transfer.rows;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of another stream that are rewritten as they come, a buffer of them at a time. */
abstract class RewrittenInput extends InputStream {

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] read = new byte[BUFFER];

  /** Each byte that is read gives two at most. */
  private final byte[] ready = new byte[2 * BUFFER];

  private int from;
  private int end;

  RewrittenInput(InputStream in) {
    this.in = in;
  }

  /** Takes the next byte, and puts none, one or two. */
  abstract void accept(byte b);

  final void put(byte b) {
    ready[end++] = b;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (from == end) {
      int count = in.read(read, 0, BUFFER);
      if (count < 0) {
        return -1;
      }
      from = 0;
      end = 0;
      for (int i = 0; i < count; i++) {
        accept(read[i]);
      }
    }
    int count = Math.min(length, end - from);
    System.arraycopy(ready, from, buffer, offset, count);
    from += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
