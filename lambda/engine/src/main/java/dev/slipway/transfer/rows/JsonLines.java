package dev.slipway.transfer.rows;

import java.io.IOException;
import java.io.InputStream;

/**
 * Objects of an array, or one behind the other, as lines of COPY's text format, one for each. What
 * it reads is known to be JSON.
 */
final class JsonLines extends InputStream {

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] read = new byte[BUFFER];

  /** A backslash becomes two, and the end of an object gives a line end. */
  private final byte[] ready = new byte[2 * BUFFER];

  private int from;
  private int end;
  private int depth;
  private boolean string;
  private boolean escaped;

  JsonLines(InputStream in) {
    this.in = in;
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

  private void accept(byte b) {
    if (string) {
      inString(b);
    } else if (depth > 0) {
      inObject(b);
    } else if (b == '{') {
      depth = 1;
      ready[end++] = b;
    }
  }

  private void inString(byte b) {
    if (b == '\\') {
      ready[end++] = b;
    }
    ready[end++] = b;
    string = escaped || b != '"';
    escaped = !escaped && b == '\\';
  }

  private void inObject(byte b) {
    string = b == '"';
    depth += b == '{' ? 1 : b == '}' ? -1 : 0;
    ready[end++] = b == '\n' || b == '\r' || b == '\t' ? (byte) ' ' : b;
    if (depth == 0) {
      ready[end++] = '\n';
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
