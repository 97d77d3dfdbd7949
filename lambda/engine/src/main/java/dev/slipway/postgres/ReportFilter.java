package dev.slipway.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * Keeps from the driver what a server reports of two settings (PostgreSQL manual, chapter 54.7,
 * ParameterStatus): it would close the session because of a value that it does not expect. Their
 * first letter is exchanged, so that it knows them not. Rows that nobody wants are left out.
 */
final class ReportFilter extends FilterInputStream {

  private static final int HEAD = 5;

  /** Of a character, behind its first byte. */
  private static final int MOST_FOLLOWING = 3;

  private static final char READY = 'Z';
  private static final char REPORT = 'S';

  private final Screen screen;
  private int seen;
  private int type;
  private int left;
  private boolean atBody;
  private boolean started;
  private boolean dropped;

  /** What was read and not given yet. */
  private byte[] ahead = {};

  /** How many bytes are to come of a character that was begun. */
  private int within;

  ReportFilter(InputStream server, Screen screen) {
    super(server);
    this.screen = screen;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = waiting(bytes, offset, length);
    while (count > 0 && screen.isOn()) {
      int kept = follow(bytes, offset, offset + count);
      if (kept > 0) {
        return kept;
      }
      count = waiting(bytes, offset, length);
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    return ahead.length + in.available();
  }

  private int waiting(byte[] bytes, int offset, int length) throws IOException {
    if (ahead.length == 0) {
      return arriving(bytes, offset, length);
    }
    int count = Math.min(length, ahead.length);
    System.arraycopy(ahead, 0, bytes, offset, count);
    ahead = Arrays.copyOfRange(ahead, count, ahead.length);
    return count;
  }

  private int arriving(byte[] bytes, int offset, int length) throws IOException {
    screen.waits();
    try {
      return in.read(bytes, offset, length);
    } finally {
      screen.goesOn();
    }
  }

  /** Messages may begin and end anywhere in what is read. Gives how many bytes are kept. */
  private int follow(byte[] bytes, int from, int to) throws IOException {
    int at = from;
    int end = from;
    while (at < to) {
      int step = seen < HEAD ? 1 : Math.min(left, to - at);
      if (seen < HEAD) {
        head(bytes[at]);
      } else {
        body(bytes, at, step);
      }
      if (!dropped) {
        System.arraycopy(bytes, at, bytes, end, step);
        end += step;
      }
      at += step;
    }
    return end - from;
  }

  private void body(byte[] bytes, int at, int count) throws IOException {
    if (atBody) {
      bytes[at] = masked(bytes[at]);
      atBody = false;
    }
    left -= count;
    if (screen.masks(type)) {
      int skipped = Math.min(within, count);
      within -= skipped;
      mask(bytes, at + skipped, at + count);
    }
    seen = left == 0 ? 0 : seen;
  }

  /** No decoder is needed for what is ASCII, as nearly all is. */
  private void mask(byte[] bytes, int from, int to) throws IOException {
    int first = from;
    while (first < to && bytes[first] >= 0) {
      first++;
    }
    if (first < to) {
      int open = ByteText.mask(bytes, first, to, left == 0);
      if (open > 0) {
        maskOpen(bytes, to - open, to);
      }
    }
  }

  /** A character that the rest of a part begins: what comes next tells whether it is one. */
  private void maskOpen(byte[] bytes, int from, int to) throws IOException {
    lookAhead(Math.min(MOST_FOLLOWING, left));
    int open = to - from;
    byte[] joined = Arrays.copyOfRange(bytes, from, to + ahead.length);
    System.arraycopy(ahead, 0, joined, open, ahead.length);
    ByteText.mask(joined, 0, joined.length, true);
    System.arraycopy(joined, 0, bytes, from, open);
    within = joined[0] < 0 ? ByteText.length(joined[0]) - open : 0;
  }

  /** Reads what is on its way, and keeps it. */
  private void lookAhead(int count) throws IOException {
    byte[] next = Arrays.copyOf(ahead, count);
    int known = ahead.length;
    try {
      for (int more = 0; known < count && more >= 0; known += Math.max(0, more)) {
        more = arriving(next, known, count - known);
      }
    } catch (SocketTimeoutException e) {
      // What has not come in time counts as missing.
    }
    ahead = Arrays.copyOf(next, known);
  }

  private void head(byte next) {
    if (seen == 0) {
      type = next;
      dropped = screen.drops(type);
      left = 0;
    } else {
      left = left << Byte.SIZE | (next & 0xff);
    }
    seen++;
    if (seen == HEAD) {
      started |= type == READY;
      left -= Integer.BYTES;
      screen.begins(left);
      atBody = left > 0;
      seen = left > 0 ? HEAD : 0;
    }
  }

  /** The encoding that a session begins with is the one that we have asked for. */
  private byte masked(byte first) {
    boolean encoding = started && first == 'c';
    return type == REPORT && (encoding || first == 'D') ? (byte) (first ^ 0x20) : first;
  }
}
