package dev.slipway.transfer.rows;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;

/**
 * A place in a text of SQL from which it can be read on.
 *
 * @param line of what comes
 * @param offset of it in bytes
 * @param schema where tables are whose names are not qualified
 */
record SqlPlace(long line, long offset, String schema) {

  static final SqlPlace BEGIN = new SqlPlace(1, 0, "public");

  /** The schema behind a statement: older dumps name it once for many tables. */
  static String schemaAfter(Statement statement, String before) {
    StatementWords words = statement.words();
    boolean sets =
        words.starts("SET", "SEARCH_PATH") && (words.at(2).equals("=") || words.at(2).equals("TO"));
    if (!sets) {
      return before;
    }
    String first =
        words.at(3).startsWith("'") ? words.text(3).split(",", 2)[0] : words.firstNameAt(3);
    return first.isBlank() ? before : first.strip();
  }
}
