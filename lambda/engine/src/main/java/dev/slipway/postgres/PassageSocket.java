package dev.slipway.postgres;

import dev.slipway.config.Passage;
import dev.slipway.config.Pipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** A connection that a {@link Passage} makes. */
final class PassageSocket extends StreamSocket {

  private final Passage passage;
  private volatile @Nullable Pipe pipe;
  private volatile boolean closed;

  PassageSocket(Passage passage, Screen screen) {
    super(screen);
    this.passage = passage;
  }

  /** The host's name is the far end's to resolve, whether or not the driver could. */
  @Override
  public void connect(SocketAddress address, int limit) throws IOException {
    InetSocketAddress server = (InetSocketAddress) address;
    Pipe opened = passage.open(server.getHostString(), server.getPort(), limit);
    pipe = opened;
    if (closed) {
      opened.close();
      throw new SocketException("Socket closed");
    }
  }

  @Override
  InputStream input() throws IOException {
    Pipe from = opened();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return from.read(bytes, offset, length, getSoTimeout());
      }

      @Override
      public int available() throws IOException {
        return from.available();
      }
    };
  }

  @Override
  OutputStream output() throws IOException {
    return opened().output();
  }

  private Pipe opened() throws SocketException {
    Pipe known = pipe;
    if (known == null) {
      throw new SocketException("Socket is not connected");
    }
    return known;
  }

  @Override
  public boolean isConnected() {
    return pipe != null;
  }

  @Override
  public boolean isClosed() {
    Pipe known = pipe;
    return closed || (known != null && !known.isOpen());
  }

  /** Closes it; who reads or writes at that moment is told. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    Pipe known = pipe;
    if (known != null) {
      known.close();
    }
  }
}
