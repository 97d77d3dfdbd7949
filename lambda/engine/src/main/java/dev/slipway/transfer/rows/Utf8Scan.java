package dev.slipway.transfer.rows;

/** Looks for bytes that are not UTF-8 (RFC 3629, section 4), as they flow by. */
final class Utf8Scan {

  private long line = 1;
  private long badLine;
  private boolean zero;
  private int left;
  private int low;
  private int high;

  /** Looks at the next bytes. */
  void feed(byte[] bytes, int from, int end) {
    if (badLine > 0) {
      return;
    }
    if (left == 0 && isPlain(bytes, from, end)) {
      countLines(bytes, from, end);
      return;
    }
    for (int i = from; i < end && badLine == 0; i++) {
      accept(bytes[i] & 0xFF);
    }
  }

  /** The line of the first byte that is none; 0 where all are UTF-8 to the end. */
  long badLine() {
    return badLine == 0 && left > 0 ? line : badLine;
  }

  /** True where that is a byte of zero: UTF-8, but nothing that the server keeps. */
  boolean isZero() {
    return zero;
  }

  private void accept(int b) {
    if (left > 0) {
      badLine = b < low || b > high ? line : 0;
      expect(left - 1, 0x80, 0xBF);
    } else if (b >= 0x80) {
      lead(b);
    } else if (b == '\n') {
      line++;
    } else if (b == 0) {
      badLine = line;
      zero = true;
    }
  }

  private void lead(int b) {
    if (b >= 0xC2 && b <= 0xDF) {
      expect(1, 0x80, 0xBF);
    } else if (b >= 0xE0 && b <= 0xEF) {
      expect(2, b == 0xE0 ? 0xA0 : 0x80, b == 0xED ? 0x9F : 0xBF);
    } else if (b >= 0xF0 && b <= 0xF4) {
      expect(3, b == 0xF0 ? 0x90 : 0x80, b == 0xF4 ? 0x8F : 0xBF);
    } else {
      badLine = line;
    }
  }

  private void expect(int more, int from, int to) {
    left = more;
    low = from;
    high = to;
  }

  /** No byte is above 7 bits, and none is zero. */
  private static boolean isPlain(byte[] bytes, int from, int end) {
    int all = 0;
    int zero = 0;
    for (int i = from; i < end; i++) {
      all |= bytes[i];
      zero |= bytes[i] - 1;
    }
    return (all & 0x80) == 0 && (zero & 0x80) == 0;
  }

  private void countLines(byte[] bytes, int from, int end) {
    int lines = 0;
    for (int i = from; i < end; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    line += lines;
  }
}
