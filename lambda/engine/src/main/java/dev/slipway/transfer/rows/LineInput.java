package dev.slipway.transfer.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a text, line by line or as they come; it counts both. */
final class LineInput {

  private static final int BUFFER = 128 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int end;
  private long line;
  private long offset;

  /** The line and the offset of what comes first. */
  LineInput(InputStream in, long line, long offset) {
    this.in = in;
    this.line = line;
    this.offset = offset;
  }

  long line() {
    return line;
  }

  long offset() {
    return offset;
  }

  /** The next line with its end; empty behind the last. */
  String readLine() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean ended = false;
    while (!ended && has(1)) {
      int stop = lineEnd(end);
      ended = buffer[stop - 1] == '\n';
      text.write(buffer, from, stop - from);
      taken(stop);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** Leaves out what comes next and is no more than the ends of lines. */
  void skipEmptyLines() throws IOException {
    while (has(1) && buffer[from] == '\n') {
      taken(from + 1);
    }
  }

  /** Copies bytes up to the end of the line, or of what is asked for; at least one is there. */
  int copyLine(byte[] to, int at, int length) {
    int stop = lineEnd(Math.min(end, from + length));
    int count = stop - from;
    System.arraycopy(buffer, from, to, at, count);
    taken(stop);
    return count;
  }

  /** True for bytes that come next. */
  boolean starts(String bytes) throws IOException {
    byte[] expected = bytes.getBytes(StandardCharsets.ISO_8859_1);
    return has(expected.length)
        && Arrays.equals(buffer, from, from + expected.length, expected, 0, expected.length);
  }

  /** True when no more than so many bytes are left. */
  boolean endsWithin(int bytes) throws IOException {
    return !has(bytes + 1);
  }

  /** True when so many bytes are there to be read. */
  boolean has(int wanted) throws IOException {
    while (end - from < wanted) {
      if (from > 0) {
        System.arraycopy(buffer, from, buffer, 0, end - from);
        end -= from;
        from = 0;
      }
      int count = in.read(buffer, end, buffer.length - end);
      if (count < 0) {
        return false;
      }
      end += count;
    }
    return true;
  }

  private int lineEnd(int limit) {
    int i = from;
    while (i < limit && buffer[i] != '\n') {
      i++;
    }
    return i < limit ? i + 1 : i;
  }

  private void taken(int stop) {
    line += buffer[stop - 1] == '\n' ? 1 : 0;
    offset += stop - from;
    from = stop;
  }
}
