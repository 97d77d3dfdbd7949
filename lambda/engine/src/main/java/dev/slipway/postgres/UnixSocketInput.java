package dev.slipway.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.IntSupplier;

/** What comes from a {@link UnixSocket}. One thread reads at a time. */
final class UnixSocketInput extends InputStream {

  private final SocketChannel channel;
  private final IntSupplier timeout;
  private final Selector readable = Selector.open();
  private final ByteBuffer waiting = ByteBuffer.allocate(8 * 1024).limit(0);

  /** Reads from a channel; the milliseconds that a read may wait are asked for each time. */
  UnixSocketInput(SocketChannel channel, IntSupplier timeout) throws IOException {
    this.channel = channel;
    this.timeout = timeout;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (waiting.hasRemaining()) {
      int taken = Math.min(length, waiting.remaining());
      waiting.get(bytes, offset, taken);
      return taken;
    }
    ByteBuffer target = ByteBuffer.wrap(bytes, offset, length);
    int read = channel.read(target);
    while (read == 0 && length > 0) {
      await();
      read = channel.read(target);
    }
    return read;
  }

  @Override
  public int available() throws IOException {
    if (!waiting.hasRemaining()) {
      waiting.clear();
      channel.read(waiting);
      waiting.flip();
    }
    return waiting.remaining();
  }

  private void await() throws IOException {
    if (channel.keyFor(readable) == null) {
      channel.register(readable, SelectionKey.OP_READ);
    }
    int ready = readable.select(timeout.getAsInt());
    readable.selectedKeys().clear();
    if (!channel.isOpen()) {
      throw new SocketException("Socket closed");
    }
    if (ready == 0 && timeout.getAsInt() > 0) {
      throw new SocketTimeoutException("Read timed out");
    }
  }

  /** Lets a read see that the channel is closed. */
  void wake() throws IOException {
    readable.close();
  }
}
