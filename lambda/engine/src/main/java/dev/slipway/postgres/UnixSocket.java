package dev.slipway.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;

/**
 * A Unix socket in the form that the driver takes. Java has them as channels alone, and those know
 * no time-outs; what is of TCP only is let pass without effect.
 */
final class UnixSocket extends Socket {

  private static final int BUFFER = 64 * 1024;

  private final Path file;
  private final SocketChannel channel;
  private final UnixSocketInput input;
  private final UnixSocketOutput output;
  private final Screen screen;
  private int timeout;

  private UnixSocket(Path file, Screen screen) throws IOException {
    this.file = file;
    this.screen = screen;
    this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    this.input = new UnixSocketInput(channel, this::getSoTimeout);
    this.output = new UnixSocketOutput(channel);
  }

  /** A socket with a screen before it, that {@link #connect} will connect to a file. */
  static Socket to(Path file, Screen screen) throws IOException {
    return new UnixSocket(file, screen);
  }

  /** Connects to the file; the driver's address stands for it. */
  @Override
  public void connect(SocketAddress placeholder, int limit) throws IOException {
    channel.connect(UnixDomainSocketAddress.of(file));
    channel.configureBlocking(false);
  }

  @Override
  public void connect(SocketAddress placeholder) throws IOException {
    connect(placeholder, 0);
  }

  @Override
  public InputStream getInputStream() {
    return screen.input(input);
  }

  @Override
  public OutputStream getOutputStream() {
    return screen.output(output);
  }

  @Override
  public boolean isConnected() {
    return channel.isConnected();
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  /** Closes it; who reads or writes at that moment is told. */
  @Override
  public synchronized void close() throws IOException {
    channel.close();
    input.wake();
    output.wake();
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

  @Override
  public String toString() {
    return file.toString();
  }
}
