package dev.slipway.backup.restore;

import dev.slipway.sql.Statement;
import dev.slipway.sql.Words;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a file of definitions.
 *
 * @param file the file it stands in
 * @param index which statement of the file, from 0
 * @param more what is added to its text
 * @param settings what the statements before it have set, and is still set where it stands
 */
record Definition(
    String file, int index, Statement statement, List<Setting> settings, String more) {

  private static final int SHOWN = 200;

  /** The text for the server. The schema of an extension may be there already, as that may. */
  String sql() {
    String text = statement.sql() + more;
    return words().starts("CREATE", "SCHEMA") && !words().at(2).equals("IF")
        ? text.replaceFirst("SCHEMA", "SCHEMA IF NOT EXISTS")
        : text;
  }

  /** The same constraint, which rows that are there need not keep yet. */
  Definition notValid() {
    return new Definition(file, index, statement, settings, " NOT VALID");
  }

  /** The same in a session whose role may only be what it is a member of. */
  Definition byMembership() {
    return new Definition(
        file, index, statement, settings.stream().map(Setting::byMembership).toList(), more);
  }

  /** The role in whose name it grants, when that is not its own session's. */
  Optional<String> grantor() {
    return settings.stream().flatMap(setting -> setting.grantor().stream()).findFirst();
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
