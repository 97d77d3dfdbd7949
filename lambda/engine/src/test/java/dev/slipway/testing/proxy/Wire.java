package dev.slipway.testing.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A socket with buffered streams; closing it never fails, half closing neither. */
final class Wire implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final Socket socket;
  final DataInputStream in;
  final DataOutputStream out;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
  }

  /** Connects to a port on the loopback interface. */
  static Wire connect(int port) throws IOException {
    return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** Writes a message and sends all that was written. */
  void send(WireMessage message) throws IOException {
    message.writeTo(out);
    out.flush();
  }

  /** Lets the peer read to the end of what was sent, and then see that nothing follows. */
  void shutdownOutput() {
    try {
      out.flush();
      socket.shutdownOutput();
    } catch (IOException e) {
      close();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError("A socket could not be closed", e);
    }
  }
}
