package dev.slipway.tunnel;

import dev.slipway.config.Pipe;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.common.channel.ChannelPipedInputStream;

/** A channel of SSH (RFC 4254, section 7.2) as a pipe. */
final class ChannelPipe implements Pipe {

  private final ChannelDirectTcpip channel;
  private final ChannelPipedInputStream input;

  /** Takes a channel over that is open. */
  ChannelPipe(ChannelDirectTcpip channel) {
    this.channel = channel;
    this.input = (ChannelPipedInputStream) channel.getInvertedOut();
  }

  @Override
  public int read(byte[] to, int offset, int length, int timeout) throws IOException {
    input.setTimeout(timeout);
    try {
      return input.read(to, offset, length);
    } catch (SocketException e) {
      if (timeout == 0 || !input.isOpen()) {
        throw e;
      }
      throw timedOut(e);
    }
  }

  private static SocketTimeoutException timedOut(SocketException e) {
    SocketTimeoutException timedOut = new SocketTimeoutException("Read timed out");
    timedOut.initCause(e);
    return timedOut;
  }

  @Override
  public int available() throws IOException {
    return Math.max(0, input.available());
  }

  @Override
  public OutputStream output() {
    return channel.getInvertedIn();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    input.close();
    channel.close(true);
  }
}
