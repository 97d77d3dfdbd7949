package dev.slipway.postgres.dump;

import dev.slipway.postgres.SocketSession;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Passes the messages of a client on to a server with which a session is open already, and the
 * answers back (PostgreSQL manual, chapter 54 "Frontend/Backend Protocol"). One that is asked
 * answers until it is ready for the next question, so both sides are in step whenever the client
 * goes, and the session can be used again.
 */
final class Relay {

  private static final int BUFFER = 64 * 1024;
  private static final String ASKS = "QFS";
  private static final char GOOD_BYE = 'X';
  private static final char READY = 'Z';

  private final Startup startup;
  private final DataInputStream server;
  private final DataOutputStream toServer;

  Relay(SocketSession session) throws IOException {
    startup = new Startup(session.session().reported());
    InputStream in = session.socket().getInputStream();
    if (in.available() != 0) {
      throw new IOException("the server has sent what nobody asked for");
    }
    server = new DataInputStream(new BufferedInputStream(in, BUFFER));
    toServer =
        new DataOutputStream(new BufferedOutputStream(session.socket().getOutputStream(), BUFFER));
  }

  /** Serves a client until it says good-bye. Throws when either side is gone before. */
  void serve(InputStream from, OutputStream to) throws IOException {
    DataInputStream client = new DataInputStream(new BufferedInputStream(from, BUFFER));
    DataOutputStream toClient = new DataOutputStream(new BufferedOutputStream(to, BUFFER));
    welcome(client, toClient);
    for (int type = client.read(); type != GOOD_BYE; type = client.read()) {
      if (type < 0) {
        throw new EOFException("pg_dump went without a good-bye");
      }
      pass(type, client, toServer);
      if (ASKS.indexOf(type) >= 0) {
        toServer.flush();
        answer(toClient);
      }
    }
    drain();
  }

  private void welcome(DataInputStream client, DataOutputStream toClient) throws IOException {
    while (!startup.isOver()) {
      byte[] reply = startup.take(packet(client));
      if (reply != null) {
        toClient.write(reply);
        toClient.flush();
      }
    }
  }

  /** The first messages have no type (chapter 54.7, "StartupMessage"). */
  private static byte[] packet(DataInputStream client) throws IOException {
    int length = client.readInt();
    byte[] packet = new byte[length];
    ByteBuffer.wrap(packet).putInt(length);
    client.readFully(packet, Integer.BYTES, length - Integer.BYTES);
    return packet;
  }

  private void answer(DataOutputStream toClient) throws IOException {
    int type;
    do {
      type = server.read();
      if (type < 0) {
        toClient.flush();
        throw new EOFException("the server has closed the connection");
      }
      pass(type, server, toClient);
    } while (type != READY);
    toClient.flush();
  }

  /** What a server says of itself at any time, and nobody has read. */
  private void drain() throws IOException {
    while (server.available() > 0) {
      pass(server.read(), server, new DataOutputStream(OutputStream.nullOutputStream()));
    }
  }

  private static void pass(int type, DataInputStream from, DataOutputStream to) throws IOException {
    int length = from.readInt();
    to.writeByte(type);
    to.writeInt(length);
    byte[] some = new byte[Math.min(length, BUFFER)];
    for (int left = length - Integer.BYTES; left > 0; ) {
      int read = from.read(some, 0, Math.min(left, some.length));
      if (read < 0) {
        throw new EOFException("a message ended in its midst");
      }
      to.write(some, 0, read);
      left -= read;
    }
  }
}
