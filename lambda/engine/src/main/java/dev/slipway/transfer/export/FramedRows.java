package dev.slipway.transfer.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes lines of what COPY sends: each write is a row with a line end (PostgreSQL manual, chapter
 * 54.2.6 "COPY Operations"). Line breaks inside of a row can only stand between tokens of JSON.
 */
final class FramedRows extends OutputStream {

  private static final byte QUOTE = 1;
  private static final byte MARK = 3;

  private final OutputStream out;
  private final JsonFrame frame;
  private final byte[] between;
  private boolean begun;
  private long marked;

  FramedRows(OutputStream out, JsonFrame frame) {
    this.out = out;
    this.frame = frame;
    this.between = frame.between();
  }

  @Override
  public void write(int b) {
    throw new UnsupportedOperationException("rows come whole");
  }

  @Override
  public void write(byte[] row, int offset, int length) throws IOException {
    out.write(begun ? between : frame.begin());
    begun = true;
    boolean quoted = row[offset] == QUOTE;
    if (quoted) {
      onOneLine(row, offset, length);
    }
    int first = quoted ? offset + 1 : offset;
    boolean mark = row[first] == MARK;
    first += mark ? 1 : 0;
    marked += mark ? 1 : 0;
    // Without the line end, and the quote before it.
    out.write(row, first, offset + length - first - (quoted ? 2 : 1));
  }

  private static void onOneLine(byte[] row, int offset, int length) {
    for (int i = offset; i < offset + length - 1; i++) {
      if (row[i] == '\n' || row[i] == '\r') {
        row[i] = ' ';
      }
    }
  }

  /** How many rows had the mark, which is taken off. */
  long marked() {
    return marked;
  }

  /** Ends the rows. */
  void end() throws IOException {
    out.write(begun ? frame.end() : frame.empty());
  }
}
