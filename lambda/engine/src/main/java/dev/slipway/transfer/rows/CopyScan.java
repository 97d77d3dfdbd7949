package dev.slipway.transfer.rows;

import dev.slipway.error.Count;

/** Counts rows of COPY's text format and their fields (PostgreSQL manual, COPY, "Text Format"). */
final class CopyScan {

  private final Findings findings;
  private int width;
  private long line;
  private long rowLine;
  private long rows;
  private int fields = 1;
  private boolean escaped;
  private boolean begun;

  /**
   * Rows that begin at a line.
   *
   * @param width how many fields each must have; -1 for as many as the first has
   */
  CopyScan(Findings findings, int width, long line) {
    this.findings = findings;
    this.width = width;
    this.line = line;
    this.rowLine = line;
  }

  /** Reads the next bytes. */
  void feed(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      accept(bytes[i]);
    }
  }

  private void accept(byte b) {
    line += b == '\n' ? 1 : 0;
    if (b == '\n' && !escaped) {
      row();
      return;
    }
    fields += b == '\t' && !escaped ? 1 : 0;
    escaped = !escaped && b == '\\';
    begun = true;
  }

  private void row() {
    rows++;
    width = width < 0 ? fields : width;
    if (fields != width) {
      findings.add(
          rowLine,
          "has %s, and %s"
              .formatted(
                  Count.of(fields, "field"), Count.of(width, "column", "is named", "are named")));
    }
    rowLine = line;
    fields = 1;
    begun = false;
  }

  /** The rows have ended. */
  void end() {
    if (begun) {
      row();
    }
  }

  long rows() {
    return rows;
  }

  /** How many fields a row has; 0 when there was none to tell. */
  int width() {
    return Math.max(0, width);
  }
}
