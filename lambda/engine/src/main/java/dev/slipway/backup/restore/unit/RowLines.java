package dev.slipway.backup.restore.unit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a file in pieces that memory has room for. In the text format of COPY a row is a
 * line, and the line that ends them is none (PostgreSQL manual, COPY, "Text Format").
 */
final class RowLines {

  private static final int BYTES = 256 * 1024;
  private static final int ROWS = 1000;
  private static final int END = 3;

  private final InputStream in;
  private long line;
  private byte[] ahead = {};
  private boolean ended;
  private boolean open;
  private long first;

  /** {@code before}: how many lines stand before them. */
  RowLines(InputStream rows, long before) {
    this.in = new BufferedInputStream(rows, BYTES);
    this.line = before + 1;
  }

  /** The next rows; of one that is longer than a piece the beginning alone. None at the end. */
  List<byte[]> next() throws IOException {
    List<byte[]> piece = new ArrayList<>();
    first = line;
    int size = 0;
    while (size < BYTES && piece.size() < ROWS && !ended) {
      byte[] row = ahead.length > 0 ? ahead : read();
      ahead = new byte[0];
      ended = isEnd(row);
      if (!ended && !isWhole(row) && size > 0) {
        ahead = row;
        break;
      }
      if (!ended) {
        piece.add(row);
        size += row.length;
        open = !isWhole(row);
      }
    }
    line += piece.size();
    return piece;
  }

  /** The line on which the newest piece begins, from 1. */
  long first() {
    return first;
  }

  /** What belongs behind the newest piece: the rest of a long row. It is read once. */
  InputStream rest() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int next = open ? in.read() : -1;
        open = open && next >= 0 && next != '\n';
        return next;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = 0;
        for (int next; count < length && (next = read()) >= 0; count++) {
          bytes[offset + count] = (byte) next;
        }
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }

  private byte[] read() throws IOException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      row.write(next);
      if (next == '\n' || row.size() == BYTES) {
        break;
      }
      next = in.read();
    }
    return row.toByteArray();
  }

  private static boolean isWhole(byte[] row) {
    return row[row.length - 1] == '\n';
  }

  private static boolean isEnd(byte[] row) {
    return row.length == 0 || (row.length == END && row[0] == '\\' && row[1] == '.');
  }
}
