package dev.slipway.transfer.truncate;

/** What becomes of the sequences that number the columns of tables that are emptied. */
public enum Numbering {
  /** They go on where they are. */
  GOES_ON("CONTINUE IDENTITY", "their sequences go on"),
  /** They begin again. */
  RESTARTS("RESTART IDENTITY", "their sequences begin again");

  private final String sql;
  private final String words;

  Numbering(String sql, String words) {
    this.sql = sql;
    this.words = words;
  }

  String sql() {
    return sql;
  }

  /** The same in words. */
  public String words() {
    return words;
  }
}
