package dev.slipway.transfer.mysql;

import dev.slipway.time.Join;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is read by a thread of its own, some buffers ahead: one server answers while the
 * other one works. What the reading throws, whoever reads here gets.
 */
final class ReadAhead extends InputStream {

  private static final int BUFFERS = 4;
  private static final int SIZE = 1 << 17;

  private final InputStream from;
  private final Runnable breakOff;
  private final BlockingQueue<Piece> full = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
  private final Thread thread = new Thread(this::readAll, "slipway-read-ahead");
  private Piece piece = new Piece(new byte[0], 0, null);
  private int given;

  /** Bytes that were read. */
  private static final class Piece {

    final byte[] bytes;

    /** Less than none at the end. */
    final int count;

    /** Why there are no more; null where there may be. */
    final @Nullable Throwable failure;

    Piece(byte[] bytes, int count, @Nullable Throwable failure) {
      this.bytes = bytes;
      this.count = count;
      this.failure = failure;
    }
  }

  /** Begins to read; {@code breakOff} ends a read that waits, from any thread. */
  ReadAhead(InputStream from, Runnable breakOff) {
    this.from = from;
    this.breakOff = breakOff;
    for (int i = 0; i < BUFFERS; i++) {
      empty.add(new byte[SIZE]);
    }
    thread.setDaemon(true);
    thread.start();
  }

  private void readAll() {
    try {
      int count = 0;
      while (count >= 0) {
        byte[] bytes = empty.take();
        count = fill(bytes);
        full.put(new Piece(bytes, count, null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      tell(e);
    }
  }

  private void tell(Throwable failure) {
    try {
      full.put(new Piece(new byte[0], 0, failure));
    } catch (InterruptedException e) {
      // Nobody reads any more.
      Thread.currentThread().interrupt();
    }
  }

  private int fill(byte[] bytes) throws IOException {
    int count = from.readNBytes(bytes, 0, bytes.length);
    return count == 0 ? -1 : count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    if (given == piece.count) {
      next();
    }
    if (piece.count < 0) {
      return -1;
    }
    int taken = Math.min(count, piece.count - given);
    System.arraycopy(piece.bytes, given, to, offset, taken);
    given += taken;
    return taken;
  }

  private void next() throws IOException {
    try {
      if (piece.count > 0) {
        empty.put(piece.bytes);
      }
      piece = full.take();
      given = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    }
    rethrow(piece.failure);
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /** Ends the thread and waits for it; where the end was not reached, reading is broken off. */
  @Override
  public void close() {
    if (piece.count >= 0) {
      thread.interrupt();
      breakOff.run();
    }
    Join.of(thread);
  }
}
