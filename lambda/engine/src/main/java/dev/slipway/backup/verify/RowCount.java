package dev.slipway.backup.verify;

import dev.slipway.postgres.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Counts what a file of data holds: the rows of its COPY, the sequences it sets, or the large
 * objects it creates. Understands what our own files are made of: statements without comments, and
 * the text format of COPY (PostgreSQL manual, "COPY", File Formats), in which a row is a line.
 */
public final class RowCount extends OutputStream {

  private static final String COPY = "COPY ";
  private static final String SEQUENCE = "SELECT pg_catalog.setval(";
  private static final String LARGE_OBJECT = "SELECT pg_catalog.lo_create(";

  /** Enough of a statement to tell which it is. */
  private static final int BEGINNING = 32;

  /** Where the scanner is. */
  private enum Place {
    STATEMENT,
    LINE_OF_COPY,
    DATA
  }

  private final ByteArrayOutputStream statement = new ByteArrayOutputStream();
  private final RowSum sum = new RowSum();
  private String command = "";
  private Place place = Place.STATEMENT;
  private int quote;
  private int lineLength;
  private boolean lineIsEnd;
  private long count;
  private boolean hasRows;
  private boolean strange;

  /** How many rows, sequences or large objects there were. */
  public long count() {
    return count + sum.rows();
  }

  /** The rows of the COPY. */
  public RowSum rows() {
    return sum;
  }

  /** True when there was one COPY, its rows ended as they must, and nothing came behind them. */
  public boolean isWhole() {
    return hasRows && !strange && place == Place.STATEMENT && statement.size() == 0;
  }

  /** The COPY ... FROM stdin without its semicolon; empty when there was none. */
  public String command() {
    return command;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      switch (place) {
        case DATA -> data(bytes[i]);
        case LINE_OF_COPY -> copy(bytes[i]);
        case STATEMENT -> statement(bytes[i]);
      }
    }
  }

  /** A quote inside a literal or a name is doubled, and so ends it and begins it again. */
  private void statement(byte b) {
    if (quote != 0) {
      quote = b == quote ? 0 : quote;
    } else if (b == ';') {
      end();
      return;
    } else if (b == '\'' || b == '"') {
      quote = b;
    }
    if (statement.size() > 0 || b > ' ') {
      statement.write(b);
    }
  }

  private void end() {
    byte[] bytes = statement.toByteArray();
    String start =
        new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1);
    statement.reset();
    if (start.startsWith(COPY)) {
      command = ByteText.of(bytes);
      place = Place.LINE_OF_COPY;
    } else if (start.startsWith(SEQUENCE) || start.startsWith(LARGE_OBJECT)) {
      count++;
    }
  }

  private void copy(byte b) {
    if (b == '\n') {
      place = Place.DATA;
      lineLength = 0;
    }
  }

  /** Only the line that ends the data is a backslash and a full stop. */
  private void data(byte b) {
    if (lineLength == 2 && lineIsEnd) {
      // A backslash in a row is doubled; psql would take the line for the end all the same.
      strange |= b != '\n' || hasRows;
      hasRows = true;
      sum.forget();
      place = Place.STATEMENT;
      return;
    }
    sum.write(b);
    if (b == '\n') {
      lineLength = 0;
      return;
    }
    if (lineLength < 2) {
      lineIsEnd = lineLength == 0 ? b == '\\' : lineIsEnd && b == '.';
    }
    lineLength = Math.min(lineLength + 1, 3);
  }
}
