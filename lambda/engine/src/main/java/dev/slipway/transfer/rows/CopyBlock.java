package dev.slipway.transfer.rows;

import java.io.IOException;
import java.io.InputStream;

/** The rows behind a COPY ... FROM stdin, up to the line {@code \.} that ends them. */
final class CopyBlock extends InputStream {

  private final LineInput in;
  private boolean lineStart = true;
  private boolean done;
  private boolean closed;

  CopyBlock(LineInput in) {
    this.in = in;
  }

  /** False when the text has ended before they did. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length && !isAtEnd()) {
      int copied = in.copyLine(buffer, offset + count, length - count);
      count += copied;
      lineStart = buffer[offset + count - 1] == '\n';
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private boolean isAtEnd() throws IOException {
    if (!done && lineStart && isEndLine()) {
      in.readLine();
      closed = true;
      done = true;
    }
    done = done || !in.has(1);
    return done;
  }

  private boolean isEndLine() throws IOException {
    return in.starts("\\.")
        && (in.starts("\\.\n") || in.starts("\\.\r\n") || in.endsWithin("\\.".length()));
  }
}
