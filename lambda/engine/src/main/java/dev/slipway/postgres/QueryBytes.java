package dev.slipway.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes queries of bytes. The driver writes every text in UTF-8; in queries that come through here
 * each character is a byte of what is meant (PostgreSQL manual, chapter 54.7, Query). All other
 * messages pass as they are.
 */
final class QueryBytes {

  private static final int HEAD = 5;
  private static final char QUERY = 'Q';

  private final ByteBuffer head = ByteBuffer.allocate(HEAD);
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int left;

  /** Takes what the driver writes; gives what goes to the server now. */
  byte[] of(byte[] bytes, int offset, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(length);
    int end = offset + length;
    for (int at = offset; at < end; ) {
      if (head.hasRemaining()) {
        head.put(bytes[at]);
        at++;
        begin(out);
      } else {
        int step = Math.min(left, end - at);
        (isQuery() ? text : out).write(bytes, at, step);
        at += step;
        left -= step;
      }
      if (!head.hasRemaining() && left == 0) {
        end(out);
      }
    }
    return out.toByteArray();
  }

  private boolean isQuery() {
    return head.get(0) == QUERY;
  }

  private void begin(ByteArrayOutputStream out) {
    if (!head.hasRemaining()) {
      left = head.getInt(1) - Integer.BYTES;
      if (!isQuery()) {
        out.writeBytes(head.array());
      }
    }
  }

  private void end(ByteArrayOutputStream out) {
    if (isQuery()) {
      byte[] query = text.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
      head.putInt(1, query.length + Integer.BYTES);
      out.writeBytes(head.array());
      out.writeBytes(query);
      text.reset();
    }
    head.clear();
  }
}
