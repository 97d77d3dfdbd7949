package dev.slipway.mysql.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of COPY's text format (PostgreSQL manual, "COPY", File Formats) that are written value by
 * value into memory that is used again. A value that cannot be is refused, and its line taken back.
 */
final class CopyBuffer {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** What stands behind a backslash for a byte that ends a value or a line; 0 for all others. */
  private static final byte[] ESCAPES = escapes();

  private byte[] bytes = new byte[1 << 16];
  private int length;
  private int lineStart;
  private int values;
  private @Nullable String nothing;
  private @Nullable String refusal;

  private static byte[] escapes() {
    byte[] escapes = new byte[256];
    escapes['\\'] = '\\';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    return escapes;
  }

  /** Forgets all that was written. */
  void clear() {
    length = 0;
    lineStart = 0;
  }

  int length() {
    return length;
  }

  /** Gives bytes that were written. */
  void copy(int from, byte[] to, int offset, int count) {
    System.arraycopy(bytes, from, to, offset, count);
  }

  void beginLine() {
    lineStart = length;
    values = 0;
  }

  void endLine() {
    put('\n');
  }

  /** Takes back what was written of this line. */
  void dropLine() {
    length = lineStart;
  }

  /** The next value begins. */
  void beginValue() {
    if (values++ > 0) {
      put('\t');
    }
    nothing = null;
    refusal = null;
  }

  /** The value is NULL, because it is what is said. */
  void nothing(String is) {
    nothing = is;
    put('\\');
    put('N');
  }

  /** The value cannot be, for a reason that goes on behind its name. */
  void refuse(String reason) {
    refusal = reason;
  }

  /** What made the value NULL; null where it is none. */
  @Nullable String nothing() {
    return nothing;
  }

  /** Why the value cannot be; null where it can. */
  @Nullable String refusal() {
    return refusal;
  }

  void put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  /** Text that needs no escaping. */
  void put(String ascii) {
    put(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Bytes that need no escaping. */
  void put(byte[] plain) {
    put(plain, 0, plain.length);
  }

  void put(byte[] plain, int from, int to) {
    reserve(to - from);
    System.arraycopy(plain, from, bytes, length, to - from);
    length += to - from;
  }

  /** Bytes of any kind, as COPY wants them. */
  void escaped(byte[] text) {
    reserve(2 * text.length);
    byte[] to = bytes;
    int at = length;
    for (byte one : text) {
      byte escape = ESCAPES[one & 0xff];
      if (escape == 0) {
        to[at++] = one;
      } else {
        to[at++] = '\\';
        to[at++] = escape;
      }
    }
    length = at;
  }

  /** Two digits a byte. */
  void hex(byte[] binary, int from, int to) {
    reserve(2 * (to - from));
    int at = length;
    for (int i = from; i < to; i++) {
      bytes[at++] = HEX[(binary[i] >> 4) & 15];
      bytes[at++] = HEX[binary[i] & 15];
    }
    length = at;
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
    }
  }
}
