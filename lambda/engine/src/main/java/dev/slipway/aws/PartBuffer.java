package dev.slipway.aws;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import software.amazon.awssdk.core.sync.RequestBody;

/** The one part that is held in memory; it is filled, sent as often as needed, and filled again. */
final class PartBuffer {

  private static final String CONTENT_TYPE = "application/octet-stream";

  /** Most objects of a backup are small. */
  private static final int FIRST_BYTES = 64 * 1024;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int capacity;
  private int length;

  PartBuffer(int capacity) {
    this.capacity = capacity;
  }

  /** Takes as many bytes as there is room for, and says how many. */
  int put(byte[] source, int offset, int count) {
    int taken = Math.min(count, capacity - length);
    if (bytes.length < length + taken) {
      bytes = Arrays.copyOf(bytes, Math.min(capacity, Math.max(length + taken, 4 * bytes.length)));
    }
    System.arraycopy(source, offset, bytes, length, taken);
    length += taken;
    return taken;
  }

  boolean isFull() {
    return length == capacity;
  }

  int length() {
    return length;
  }

  /** What was put in; not a copy, and so to be sent before anything else is put in. */
  RequestBody body() {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, length), length, CONTENT_TYPE);
  }

  /** Empties it, for a part that is at least as large. */
  void begin(int nextCapacity) {
    capacity = nextCapacity;
    if (bytes.length < capacity) {
      bytes = new byte[capacity];
    }
    length = 0;
  }
}
