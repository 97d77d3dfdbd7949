package dev.slipway.postgres.dump;

import dev.slipway.postgres.SocketSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The server as the module sees it: its log-in is answered here, everything else goes through the
 * socket of a session that is logged in.
 */
final class Peer {

  /** Nothing to read at present. */
  static final int WOULD_BLOCK = -1;

  private final Startup startup;
  private final InputStream in;
  private final OutputStream out;
  private byte[] answer = new byte[0];
  private int answered;
  private boolean mayBlock = true;
  private boolean ended;

  /** Takes the session over. Throws {@link DumpFailed} when it cannot be. */
  Peer(SocketSession session) throws IOException {
    startup = new Startup(session.session().reported());
    in = session.socket().getInputStream();
    out = session.socket().getOutputStream();
    if (in.available() != 0) {
      throw new IOException("the server has sent what nobody asked for");
    }
  }

  /** Sends what the module says, but its good-bye: the session has one of its own. */
  void write(byte[] bytes) throws IOException {
    mayBlock = true;
    if (!startup.isOver()) {
      byte[] reply = startup.take(bytes);
      if (reply != null) {
        answer = reply;
        answered = 0;
      }
    } else if (bytes.length != 5 || bytes[0] != 'X') {
      out.write(bytes);
      out.flush();
    }
  }

  /**
   * Behaves like recv() of a socket that does not block: gives the bytes read, 0 at the end, {@link
   * #WOULD_BLOCK} for nothing. libpq reads again at once while it holds more than 32 kB of one
   * message; to wait there would be for ever if the server has said everything. So it waits only in
   * a call that follows one which brought nothing, or a write.
   */
  int read(byte[] bytes, int limit) throws IOException {
    if (answered < answer.length) {
      return readAnswer(bytes, limit);
    }
    if (ended) {
      return 0;
    }
    if (!mayBlock && in.available() == 0) {
      mayBlock = true;
      return WOULD_BLOCK;
    }
    int read = in.read(bytes, 0, limit);
    mayBlock = false;
    ended = read < 0;
    return Math.max(read, 0);
  }

  private int readAnswer(byte[] bytes, int limit) {
    int read = Math.min(limit, answer.length - answered);
    System.arraycopy(answer, answered, bytes, 0, read);
    answered += read;
    return read;
  }
}
