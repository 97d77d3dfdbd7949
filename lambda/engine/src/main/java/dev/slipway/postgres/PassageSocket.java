package dev.slipway.postgres;

import dev.slipway.config.Passage;
import dev.slipway.config.Pipe;
import dev.slipway.config.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection that a {@link Passage} makes. */
public final class PassageSocket extends StreamSocket {

  private final Passage passage;
  private final @Nullable Server server;
  private volatile @Nullable Pipe pipe;
  private volatile boolean closed;

  PassageSocket(Passage passage, Screen screen) {
    super(screen);
    this.passage = passage;
    this.server = null;
  }

  /**
   * One to a server, whatever address it is asked to connect to: for a driver that would resolve
   * the name here.
   */
  public PassageSocket(Passage passage, Server server) {
    super(null);
    this.passage = passage;
    this.server = server;
  }

  /** The server that it was made for. */
  public Optional<Server> server() {
    return Optional.ofNullable(server);
  }

  /** The host's name is the far end's to resolve, whether or not the driver could. */
  @Override
  public void connect(SocketAddress address, int limit) throws IOException {
    InetSocketAddress asked = (InetSocketAddress) address;
    Server wanted = server == null ? new Server(asked.getHostString(), asked.getPort()) : server;
    Pipe opened = passage.open(wanted.host(), wanted.port(), limit);
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
