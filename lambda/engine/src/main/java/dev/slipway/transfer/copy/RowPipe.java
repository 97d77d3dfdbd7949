package dev.slipway.transfer.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Bytes from one thread to another, a bounded number of them in memory. Whichever side ends before
 * the other ends the other's waiting too.
 */
final class RowPipe {

  private static final int CHUNK = 64 * 1024;
  private static final int CHUNKS = 16;

  private final Queue<byte[]> chunks = new ArrayDeque<>();
  private boolean ended;
  private boolean abandoned;
  private @Nullable Throwable failure;

  /** Nobody reads any more. */
  static final class Abandoned extends IOException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("nobody reads any more");
    }
  }

  private synchronized void put(byte[] chunk) throws IOException {
    try {
      while (chunks.size() == CHUNKS && !abandoned) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (abandoned) {
      throw new Abandoned();
    }
    chunks.add(chunk);
    notifyAll();
  }

  private synchronized byte @Nullable [] take() throws IOException {
    try {
      while (chunks.isEmpty() && !ended) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (failure != null) {
      throw new IOException("the other side failed", failure);
    }
    notifyAll();
    return chunks.poll();
  }

  /** No more is written: all was, or what was is of no use. */
  synchronized void end(@Nullable Throwable why) {
    failure = why;
    ended = true;
    notifyAll();
  }

  /** No more is read. */
  synchronized void abandon() {
    abandoned = true;
    chunks.clear();
    notifyAll();
  }

  /** Why the writing side ended early; null when it did not. */
  synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** What is written goes on its way in big pieces, the last of them by flushing. */
  OutputStream writing() {
    return new Writing();
  }

  /** What was written, to its end; throws when the writing side failed. */
  InputStream reading() {
    return new Reading();
  }

  private final class Writing extends OutputStream {
    private final byte[] buffer = new byte[CHUNK];
    private int length;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      if (count > CHUNK - length) {
        flush();
      }
      if (count >= CHUNK) {
        put(Arrays.copyOfRange(bytes, offset, offset + count));
      } else {
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
      }
    }

    @Override
    public void flush() throws IOException {
      if (length > 0) {
        put(Arrays.copyOf(buffer, length));
        length = 0;
      }
    }
  }

  private final class Reading extends InputStream {
    private byte[] chunk = new byte[0];
    private int next;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      if (next == chunk.length) {
        byte[] more = take();
        if (more == null) {
          return -1;
        }
        chunk = more;
        next = 0;
      }
      int some = Math.min(count, chunk.length - next);
      System.arraycopy(chunk, next, bytes, offset, some);
      next += some;
      return some;
    }
  }
}
