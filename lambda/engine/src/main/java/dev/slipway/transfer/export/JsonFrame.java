package dev.slipway.transfer.export;

import java.nio.charset.StandardCharsets;

/** What stands around rows. */
enum JsonFrame {
  ARRAY("[\n", ",\n", "\n]\n", "[]\n"),
  LINES("", "\n", "\n", "");

  private final String begin;
  private final String between;
  private final String end;
  private final String empty;

  JsonFrame(String begin, String between, String end, String empty) {
    this.begin = begin;
    this.between = between;
    this.end = end;
    this.empty = empty;
  }

  /** Before the first row. */
  byte[] begin() {
    return begin.getBytes(StandardCharsets.US_ASCII);
  }

  /** Before every other row. */
  byte[] between() {
    return between.getBytes(StandardCharsets.US_ASCII);
  }

  /** Behind the last row. */
  byte[] end() {
    return end.getBytes(StandardCharsets.US_ASCII);
  }

  /** Where there is no row. */
  byte[] empty() {
    return empty.getBytes(StandardCharsets.US_ASCII);
  }
}
