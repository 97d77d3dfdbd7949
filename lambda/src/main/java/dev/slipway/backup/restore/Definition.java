package dev.slipway.backup.restore;

import dev.slipway.sql.Statement;
import dev.slipway.sql.Words;
import java.util.List;

/**
 * One statement of a file of definitions.
 *
 * @param file the file it stands in
 * @param index which statement of the file, from 0
 * @param more what is added to its text
 * @param settings the statements before it that set the session up for it
 */
record Definition(String file, int index, Statement statement, List<String> settings, String more) {

  private static final int SHOWN = 200;

  /** The text for the server. */
  String sql() {
    return statement.sql() + more;
  }

  /** The same constraint, which rows that are there need not keep yet. */
  Definition notValid() {
    return new Definition(file, index, statement, settings, " NOT VALID");
  }

  Words words() {
    return statement.words();
  }

  /** What names it in the progress of a restore. */
  String id() {
    return file + "#" + index;
  }

  /**
   * The file and the beginning of the statement, for messages. It ends before the first literal:
   * that may be the password of a subscription or a foreign server.
   */
  String subject() {
    String text = statement.sql().strip().split("'", 2)[0];
    return file + ": " + (text.length() > SHOWN ? text.substring(0, SHOWN) + " ..." : text);
  }
}
