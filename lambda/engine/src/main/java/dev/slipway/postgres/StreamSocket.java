package dev.slipway.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is no TCP socket of this machine, in the form that drivers take, with a {@link Screen}
 * before it where there is one. What is of TCP only is let pass without effect.
 */
abstract class StreamSocket extends Socket {

  private static final int BUFFER = 64 * 1024;

  private final @Nullable Screen screen;
  private int timeout;

  StreamSocket(@Nullable Screen screen) {
    this.screen = screen;
  }

  /** What comes from the server. */
  abstract InputStream input() throws IOException;

  /** What goes to the server. */
  abstract OutputStream output() throws IOException;

  @Override
  public abstract void connect(SocketAddress address, int limit) throws IOException;

  @Override
  public void connect(SocketAddress address) throws IOException {
    connect(address, 0);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return screen == null ? input() : screen.input(input());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return screen == null ? output() : screen.output(output());
  }

  @Override
  public synchronized void setSoTimeout(int millis) {
    timeout = millis;
  }

  @Override
  public synchronized int getSoTimeout() {
    return timeout;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public boolean getTcpNoDelay() {
    return true;
  }

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public boolean getKeepAlive() {
    return false;
  }

  @Override
  public void setSendBufferSize(int size) {}

  @Override
  public int getSendBufferSize() {
    return BUFFER;
  }

  @Override
  public void setReceiveBufferSize(int size) {}

  @Override
  public int getReceiveBufferSize() {
    return BUFFER;
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return Set.of();
  }
}
