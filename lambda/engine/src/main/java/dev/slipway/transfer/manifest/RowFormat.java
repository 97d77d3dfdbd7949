package dev.slipway.transfer.manifest;

/** How rows are written. */
public enum RowFormat {
  /** With a header; NULL is nothing, and the empty text is {@code ""}. */
  CSV("csv"),
  /** A {@code COPY ... FROM stdin} that psql runs. */
  SQL("sql"),
  /** One array of objects. */
  JSON("json"),
  /** An object a line. */
  JSON_LINES("jsonl");

  private final String suffix;

  RowFormat(String suffix) {
    this.suffix = suffix;
  }

  /** The end of a file's name, without the dot and before that of a compression. */
  public String suffix() {
    return suffix;
  }
}
