package dev.slipway.backup.verify;

import java.io.OutputStream;

/**
 * Counts lines, and adds up a number for each that depends on every byte of it: the same for the
 * same rows in whatever order. Against damage, not against malice (the number is 64 bits of FNV-1a
 * with a last mix).
 */
public final class RowSum extends OutputStream {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long rows;
  private long sum;
  private long hash = BASIS;

  @Override
  public void write(int b) {
    if (b == '\n') {
      rows++;
      sum += mixed(hash);
      hash = BASIS;
    } else {
      hash = (hash ^ (b & 0xFF)) * PRIME;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /** The line that is under way does not count. */
  void forget() {
    hash = BASIS;
  }

  /** Adds the rows of another one. */
  public void add(RowSum other) {
    rows += other.rows;
    sum += other.sum;
  }

  /** How many lines there were. */
  public long rows() {
    return rows;
  }

  /** The sum of all lines. */
  public long sum() {
    return sum;
  }

  /** Else lines that differ in their last byte alone had nearly the same number. */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    return mixed ^ (mixed >>> 29);
  }
}
