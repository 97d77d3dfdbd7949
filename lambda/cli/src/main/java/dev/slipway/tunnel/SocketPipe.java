package dev.slipway.tunnel;

import dev.slipway.config.Pipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A connection to a port of this machine as a pipe. */
final class SocketPipe implements Pipe {

  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;

  /** Takes a socket over that is connected. */
  SocketPipe(Socket socket) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
    this.output = socket.getOutputStream();
  }

  @Override
  public int read(byte[] to, int offset, int length, int timeout) throws IOException {
    socket.setSoTimeout(timeout);
    return input.read(to, offset, length);
  }

  @Override
  public int available() throws IOException {
    return input.available();
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public boolean isOpen() {
    return !socket.isClosed();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
