package dev.slipway.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** What goes to a {@link UnixSocket}. One thread writes at a time. */
final class UnixSocketOutput extends OutputStream {

  private final SocketChannel channel;
  private final Selector writable = Selector.open();

  UnixSocketOutput(SocketChannel channel) throws IOException {
    this.channel = channel;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
    while (source.hasRemaining()) {
      if (channel.write(source) == 0) {
        await();
      }
    }
  }

  private void await() throws IOException {
    if (channel.keyFor(writable) == null) {
      channel.register(writable, SelectionKey.OP_WRITE);
    }
    writable.select();
    writable.selectedKeys().clear();
    if (!channel.isOpen()) {
      throw new SocketException("Socket closed");
    }
  }

  /** Lets a write see that the channel is closed. */
  void wake() throws IOException {
    writable.close();
  }
}
