package dev.slipway.aws;

import java.io.ByteArrayInputStream;
import software.amazon.awssdk.core.sync.RequestBody;

/** The one part that is held in memory; it is filled, sent as often as needed, and filled again. */
final class PartBuffer {

  private static final String CONTENT_TYPE = "application/octet-stream";

  private byte[] bytes;
  private int length;

  PartBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** Takes as many bytes as there is room for, and says how many. */
  int put(byte[] source, int offset, int count) {
    int taken = Math.min(count, bytes.length - length);
    System.arraycopy(source, offset, bytes, length, taken);
    length += taken;
    return taken;
  }

  boolean isFull() {
    return length == bytes.length;
  }

  int length() {
    return length;
  }

  /** What was put in; not a copy, and so to be sent before anything else is put in. */
  RequestBody body() {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, length), length, CONTENT_TYPE);
  }

  /** Empties it, for a part of another size. */
  void begin(int capacity) {
    if (capacity != bytes.length) {
      bytes = new byte[capacity];
    }
    length = 0;
  }
}
