package dev.slipway.mysql.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Lines of COPY's text format as lines of its CSV format (PostgreSQL manual, "COPY", File Formats):
 * NULL is an empty value, and the empty text one in quotes.
 */
public final class CsvLines {

  private static final int CHUNK = 1 << 16;

  private final OutputStream out;
  private final Value value = new Value();
  private boolean escaped;
  private boolean nothing;

  private CsvLines(OutputStream out) {
    this.out = out;
  }

  /** A value that can be looked at without a copy. */
  private static final class Value extends ByteArrayOutputStream {

    boolean needsQuotes() {
      boolean endOfData = count == 2 && buf[0] == '\\' && buf[1] == '.';
      boolean quotes = count == 0 || endOfData;
      for (int i = 0; i < count && !quotes; i++) {
        quotes = buf[i] == ',' || buf[i] == '"' || buf[i] == '\n' || buf[i] == '\r';
      }
      return quotes;
    }

    void writeQuoted(OutputStream out) throws IOException {
      out.write('"');
      for (int i = 0; i < count; i++) {
        if (buf[i] == '"') {
          out.write('"');
        }
        out.write(buf[i]);
      }
      out.write('"');
    }
  }

  /** Writes all lines; {@code out} should have a buffer. */
  public static void write(InputStream lines, OutputStream out) throws IOException {
    CsvLines writer = new CsvLines(out);
    byte[] chunk = new byte[CHUNK];
    int count;
    while ((count = lines.read(chunk, 0, CHUNK)) >= 0) {
      for (int i = 0; i < count; i++) {
        writer.next(chunk[i]);
      }
    }
  }

  /** A value as CSV has it, such as the name of a column. */
  public static void writeValue(byte[] text, OutputStream out) throws IOException {
    CsvLines writer = new CsvLines(out);
    writer.value.write(text);
    writer.endValue();
  }

  private void next(byte one) throws IOException {
    if (escaped) {
      escaped = false;
      escape(one);
    } else if (one == '\\') {
      escaped = true;
    } else if (one == '\t' || one == '\n') {
      endValue();
      out.write(one == '\t' ? ',' : '\n');
    } else {
      value.write(one);
    }
  }

  private void escape(byte one) {
    switch (one) {
      case 'N' -> nothing = true;
      case 'n' -> value.write('\n');
      case 'r' -> value.write('\r');
      case 't' -> value.write('\t');
      default -> value.write(one);
    }
  }

  private void endValue() throws IOException {
    if (nothing) {
      nothing = false;
    } else if (value.needsQuotes()) {
      value.writeQuoted(out);
    } else {
      value.writeTo(out);
    }
    value.reset();
  }
}
