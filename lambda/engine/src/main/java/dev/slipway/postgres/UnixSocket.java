package dev.slipway.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix socket. Java has them as channels alone, and those know no time-outs. */
final class UnixSocket extends StreamSocket {

  private final Path file;
  private final SocketChannel channel;
  private final UnixSocketInput input;
  private final UnixSocketOutput output;

  private UnixSocket(Path file, Screen screen) throws IOException {
    super(screen);
    this.file = file;
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
  InputStream input() {
    return input;
  }

  @Override
  OutputStream output() {
    return output;
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
  public String toString() {
    return file.toString();
  }
}
