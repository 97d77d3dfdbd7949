package dev.slipway.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps from the driver what a server reports of two settings (PostgreSQL manual, chapter 54.7,
 * ParameterStatus): it would close the session because of a value that it does not expect. Their
 * first letter is exchanged, so that it knows them not. Rows that nobody wants are left out.
 */
final class ReportFilter extends FilterInputStream {

  private static final int HEAD = 5;
  private static final char READY = 'Z';
  private static final char REPORT = 'S';

  private final Screen screen;
  private int seen;
  private int type;
  private int left;
  private boolean atBody;
  private boolean started;
  private boolean dropped;

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

  private int waiting(byte[] bytes, int offset, int length) throws IOException {
    screen.waits();
    try {
      return in.read(bytes, offset, length);
    } finally {
      screen.goesOn();
    }
  }

  /** Messages may begin and end anywhere in what is read. Gives how many bytes are kept. */
  private int follow(byte[] bytes, int from, int to) {
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

  private void body(byte[] bytes, int at, int count) {
    if (atBody) {
      bytes[at] = masked(bytes[at]);
      atBody = false;
    }
    if (screen.masks(type)) {
      ByteText.mask(bytes, at, at + count);
    }
    left -= count;
    seen = left == 0 ? 0 : seen;
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
