package dev.slipway.transfer.check;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum of {@link Measure#CONTENT} of rows that are here. The text of a row is as the server
 * makes it (rowtypes.c, record_out).
 */
final class RowSums {

  private static final String QUOTED = "\"\\(),";
  private static final int HALF = 32;
  private static final long LOW = 0xFFFF_FFFFL;

  private final MessageDigest sha256;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private long rows;
  private final Sum first = new Sum();
  private final Sum second = new Sum();

  /** A sum in two halves, neither of which comes to its end. */
  private static final class Sum {
    private long high;
    private long low;

    void add(long value) {
      high += value >> HALF;
      low += value & LOW;
    }

    BigInteger total() {
      return BigInteger.valueOf(high).shiftLeft(HALF).add(BigInteger.valueOf(low));
    }
  }

  RowSums() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds a row; its values are text in UTF-8, null for NULL. */
  void add(List<byte @Nullable []> values) {
    text.reset();
    text.write('(');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.write(',');
      }
      write(values.get(i));
    }
    text.write(')');
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(text.toByteArray()));
    rows++;
    first.add(hash.getLong());
    second.add(hash.getLong());
  }

  private void write(byte @Nullable [] value) {
    if (value == null) {
      return;
    }
    boolean quotes = value.length == 0;
    for (byte b : value) {
      quotes |= QUOTED.indexOf(b) >= 0 || b == ' ' || (b >= '\t' && b <= '\r');
    }
    if (!quotes) {
      text.writeBytes(value);
      return;
    }
    text.write('"');
    for (byte b : value) {
      if (b == '"' || b == '\\') {
        text.write(b);
      }
      text.write(b);
    }
    text.write('"');
  }

  /** What they come to. */
  Contents contents() {
    return new Contents(rows, rows == 0 ? "/" : first.total() + "/" + second.total());
  }
}
