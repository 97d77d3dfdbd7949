package dev.slipway.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the driver and one server. The driver wants dates and times of its own from the
 * first message on, and closes a session that has others, or another encoding; we read no dates
 * through it and leave a session as its role and database have it. So what the driver wants is left
 * out of the start-up message (PostgreSQL manual, chapter 54.7, StartupMessage), and what it must
 * not hear is kept from it. All else passes as it is: requests for TLS or to cancel, what is
 * encrypted, and whatever follows.
 */
final class Screen extends OutputStream {

  private static final Set<String> LEFT_OUT = Set.of("DateStyle", "TimeZone", "extra_float_digits");

  private static final int HEAD = 8;
  private static final int MAJOR = 3;
  private static final int TLS_REQUEST = 80877103;
  private static final byte TLS_HANDSHAKE = 0x16;

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean passing;
  private OutputStream server = OutputStream.nullOutputStream();
  private volatile boolean begun;
  private volatile boolean lifted;
  private volatile long waitsSince;
  private volatile boolean withoutRows;
  private volatile @Nullable QueryBytes queries;
  private int message;

  /** What goes to the server. */
  OutputStream output(OutputStream toServer) {
    if (begun && !lifted) {
      return toServer;
    }
    server = toServer;
    return this;
  }

  /** True while somebody has waited for the server for so long, to hear of it or to be heard. */
  boolean hasWaited(Duration time) {
    long since = waitsSince;
    return since != 0 && System.nanoTime() - since >= time.toNanos();
  }

  void waits() {
    waitsSince = System.nanoTime();
  }

  void goesOn() {
    waitsSince = 0;
  }

  /** What comes from the server. */
  InputStream input(InputStream fromServer) {
    return new ReportFilter(fromServer, this);
  }

  /** From now on somebody else speaks the protocol, and hears all of it. */
  void lift() {
    lifted = true;
  }

  /** The driver speaks again. */
  void lower() {
    lifted = false;
  }

  /** Each character of a query is a byte from now on; what is no UTF-8 is kept from the driver. */
  void passBytes() {
    queries = new QueryBytes();
  }

  /** True for a message of the server, by its kind, that the driver reads as UTF-8. */
  boolean masks(int kind) {
    return queries != null && (kind == 'E' || kind == 'N' || kind == 'S');
  }

  /** Rows do not come through from now on: nobody wants them, and the driver would keep them. */
  void dropRows() {
    withoutRows = true;
  }

  /** Rows come through again. */
  void passRows() {
    withoutRows = false;
  }

  /** True for a message of the server, by its kind, that the driver gets nothing of. */
  boolean drops(int kind) {
    return withoutRows && kind == 'D';
  }

  /** A message of the server begins that has so many bytes. */
  void begins(int bytes) {
    message = bytes;
  }

  /** How long the message is that came last, or is coming. */
  int message() {
    return message;
  }

  /** True while messages for the driver come through here. */
  boolean isOn() {
    return begun && !lifted;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (passing) {
      waits();
      try {
        send(bytes, offset, length);
      } catch (IOException e) {
        leaveToReaders(e);
      } finally {
        goesOn();
      }
    } else {
      held.write(bytes, offset, length);
      pass(held.toByteArray());
    }
  }

  private void send(byte[] bytes, int offset, int length) throws IOException {
    QueryBytes made = queries;
    if (made == null || lifted) {
      server.write(bytes, offset, length);
    } else {
      server.write(made.of(bytes, offset, length));
    }
  }

  private void pass(byte[] message) throws IOException {
    if (message.length > 0 && message[0] == TLS_HANDSHAKE) {
      release(message);
      passing = true;
    } else if (message.length >= HEAD && message.length >= number(message, 0)) {
      int code = number(message, Integer.BYTES);
      boolean startUp = code >>> Short.SIZE == MAJOR;
      release(startUp ? withoutSettings(message) : message);
      passing = code != TLS_REQUEST;
      if (startUp) {
        begun = true;
      }
    }
  }

  private void release(byte[] bytes) throws IOException {
    held.reset();
    server.write(bytes);
  }

  private static int number(byte[] message, int at) {
    return ByteBuffer.wrap(message).getInt(at);
  }

  /** Names and values, each with a zero behind it, and one more behind all. */
  private static byte[] withoutSettings(byte[] message) {
    ByteBuffer kept = ByteBuffer.allocate(message.length);
    kept.put(message, 0, HEAD);
    for (int at = HEAD; message[at] != 0; ) {
      int value = next(message, at);
      int end = next(message, value);
      String name = new String(message, at, value - 1 - at, StandardCharsets.US_ASCII);
      if (!LEFT_OUT.contains(name)) {
        kept.put(message, at, end - at);
      }
      at = end;
    }
    kept.put((byte) 0);
    kept.putInt(0, kept.position());
    return Arrays.copyOf(kept.array(), kept.position());
  }

  /** Where the text behind the one at an offset begins. */
  private static int next(byte[] message, int at) {
    int end = at;
    while (message[end] != 0) {
      end++;
    }
    return end + 1;
  }

  @Override
  public void flush() throws IOException {
    waits();
    try {
      server.flush();
    } catch (IOException e) {
      leaveToReaders(e);
    } finally {
      goesOn();
    }
  }

  /**
   * A server that ends a session says why, and closes: who writes then hears of a broken line, and
   * who reads on hears the reason, or of the broken line.
   */
  private void leaveToReaders(IOException broken) throws IOException {
    if (!isOn()) {
      throw broken;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
