package dev.slipway.transfer.check;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV text that the server has written (PostgreSQL manual, COPY, "CSV Format"),
 * one after another: what is not quoted and empty is NULL.
 */
final class CsvRecords {

  private static final int BUFFER = 1 << 16;
  private static final int NONE = -2;

  private final InputStream in;
  private int next = NONE;

  /** Reads from a stream, which the caller closes. */
  CsvRecords(InputStream text) {
    this.in = new BufferedInputStream(text, BUFFER);
  }

  /** The fields of the next record, null for NULL; nothing behind the last. */
  @Nullable List<byte @Nullable []> next() throws IOException {
    if (peek() < 0) {
      return null;
    }
    List<byte @Nullable []> fields = new ArrayList<>();
    do {
      fields.add(field());
    } while (take() == ',');
    return fields;
  }

  /** What stands behind it is left: a comma, the end of the line, or of the text. */
  private byte @Nullable [] field() throws IOException {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    boolean quoted = peek() == '"';
    if (quoted) {
      take();
      quoted(value);
    } else {
      while (peek() != ',' && peek() != '\n' && peek() >= 0) {
        value.write(take());
      }
    }
    return quoted || value.size() > 0 ? value.toByteArray() : null;
  }

  private void quoted(ByteArrayOutputStream value) throws IOException {
    while (true) {
      int b = take();
      if (b < 0) {
        throw new IOException("a quote is never closed");
      }
      if (b == '"' && peek() != '"') {
        return;
      }
      value.write(b == '"' ? take() : b);
    }
  }

  private int peek() throws IOException {
    next = next == NONE ? in.read() : next;
    return next;
  }

  private int take() throws IOException {
    int b = peek();
    next = b < 0 ? b : NONE;
    return b;
  }
}
