package dev.slipway.backup.verify;

import java.io.OutputStream;

/**
 * Counts what a file of data holds: the rows of its COPY, the sequences it sets, or the large
 * objects it creates. Understands what our own files are made of: statements without comments, and
 * the text format of COPY (PostgreSQL manual, "COPY", File Formats), in which a row is a line.
 */
final class RowCount extends OutputStream {

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

  private final StringBuilder beginning = new StringBuilder(BEGINNING);
  private Place place = Place.STATEMENT;
  private int quote;
  private int lineLength;
  private boolean lineIsEnd;
  private long count;

  long count() {
    return count;
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
    if (beginning.length() < BEGINNING && (beginning.length() > 0 || b > ' ')) {
      beginning.append((char) (b & 0xFF));
    }
  }

  private void end() {
    String text = beginning.toString();
    beginning.setLength(0);
    if (text.startsWith(COPY)) {
      place = Place.LINE_OF_COPY;
    } else if (text.startsWith(SEQUENCE) || text.startsWith(LARGE_OBJECT)) {
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
    if (b == '\n') {
      if (lineLength == 2 && lineIsEnd) {
        place = Place.STATEMENT;
      } else {
        count++;
      }
      lineLength = 0;
      return;
    }
    if (lineLength < 2) {
      lineIsEnd = lineLength == 0 ? b == '\\' : lineIsEnd && b == '.';
    }
    lineLength = Math.min(lineLength + 1, 3);
  }
}
