package dev.slipway.psql;

import dev.slipway.sql.Place;

/**
 * A command of psql as it is written.
 *
 * @param name without its backslash
 * @param text all that stands behind the name, up to where the command ends
 * @param place where its backslash is
 */
record MetaCommand(String name, String text, Place place) {

  /** Takes a command apart that begins with its backslash. */
  static MetaCommand parse(String command, Place place) {
    int end = 1;
    while (end < command.length() && !isEndOfName(command.charAt(end))) {
      end++;
    }
    return new MetaCommand(command.substring(1, end), command.substring(end), place);
  }

  private static boolean isEndOfName(char c) {
    return Character.isWhitespace(c) || c == '\\';
  }

  /** Its name for people, such as {@code \gexec}. */
  String shown() {
    return "\\" + name;
  }

  /** What stands behind it in its file. */
  String rest() {
    String all = place.source().text();
    int behind = place.offset() + 1 + name.length() + text.length();
    return all.substring(Math.min(behind, all.length()));
  }
}
