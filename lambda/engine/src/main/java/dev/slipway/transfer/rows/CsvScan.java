package dev.slipway.transfer.rows;

import dev.slipway.error.Count;
import java.io.ByteArrayOutputStream;

/**
 * Counts the records of a CSV text and their fields as the server reads them (PostgreSQL manual,
 * COPY, "CSV Format"): a quote may stand anywhere, and within quotes nothing but one more ends
 * anything.
 */
final class CsvScan {

  /** A header is short. */
  private static final int LONGEST_HEADER = 4 << 20;

  private final Findings findings;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private int width = -1;
  private long records;
  private long line = 1;
  private long recordLine = 1;
  private int fields = 1;
  private boolean quoted;
  private boolean carriageReturn;
  private boolean begun;

  CsvScan(Findings findings) {
    this.findings = findings;
  }

  /** Reads the next bytes. */
  void feed(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && width < 0) {
      headerByte(bytes[i++]);
    }
    while (i < end) {
      int plain = i;
      while (i < end && isPlain(bytes[i])) {
        i++;
      }
      if (i > plain) {
        carriageReturn = false;
        begun = true;
      }
      if (i < end) {
        accept(bytes[i++]);
      }
    }
  }

  /** All that means something stands in ASCII before what nearly all values are made of. */
  private static boolean isPlain(byte b) {
    return b > ',' || b < 0;
  }

  private void headerByte(byte b) {
    boolean within = quoted || (b != '\n' && b != '\r');
    if (within && header.size() < LONGEST_HEADER) {
      header.write(b);
    }
    accept(b);
  }

  private void accept(byte b) {
    switch (b) {
      case '"' -> quoted = !quoted;
      case ',' -> fields += quoted ? 0 : 1;
      case '\n', '\r' -> {
        lineEnd(b);
        return;
      }
      default -> {
        // A part of a field.
      }
    }
    carriageReturn = false;
    begun = true;
  }

  private void lineEnd(byte b) {
    boolean second = b == '\n' && carriageReturn;
    carriageReturn = b == '\r';
    if (!second) {
      line++;
      if (!quoted) {
        record();
      }
    }
    if (second && !quoted) {
      recordLine = line;
    }
  }

  private void record() {
    if (width < 0) {
      width = fields;
    } else {
      records++;
      if (fields != width) {
        findings.add(
            recordLine,
            "has %s, and the header names %s"
                .formatted(Count.of(fields, "field"), Count.of(width, "column")));
      }
    }
    fields = 1;
    begun = false;
    recordLine = line;
  }

  /** The text has ended. */
  void end() {
    if (quoted) {
      findings.add(recordLine, "a quote (\") that begins in this record is never closed");
    } else if (begun) {
      record();
    }
  }

  /** True for a text without any line. */
  boolean isEmpty() {
    return width < 0;
  }

  /** How many records stand behind the header. */
  long records() {
    return records;
  }

  /** The header without its line end. */
  byte[] header() {
    return header.toByteArray();
  }
}
