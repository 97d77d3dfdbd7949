package dev.slipway.sql;

/**
 * The statements that we write of a database itself, which they call by psql's variable of its
 * name, and no others: none that names another database.
 */
public final class DatabaseStatements {

  /** The variable is two tokens. */
  private static final String[] NAME = {"DATABASE", ":", "\"DBNAME\""};

  private DatabaseStatements() {}

  /** True for such a statement, and for what sets a session up for it. */
  public static boolean isKnown(Statement statement) {
    StatementWords words = statement.words();
    return switch (words.at(0)) {
      case "ALTER" -> isOption(words) || isSetting(words);
      case "COMMENT" -> words.at(behindName(words, 0, "COMMENT", "ON")).equals("IS");
      case "SECURITY" -> words.at(behindName(words, 4, "ON")).equals("IS") && isLabel(words);
      case "GRANT", "REVOKE" -> isPrivilege(words);
      default -> DumpedStatements.isSetting(statement);
    };
  }

  private static boolean isLabel(StatementWords words) {
    return words.starts("SECURITY", "LABEL", "FOR");
  }

  private static boolean isOption(StatementWords words) {
    int next = behindName(words, 0, "ALTER");
    return words.size() > next
        && (words.after(next, "CONNECTION", "LIMIT", "=") == words.size() - 1
            || words.after(next, "IS_TEMPLATE", "=") == words.size() - 1);
  }

  private static boolean isSetting(StatementWords words) {
    boolean ofRole = words.starts("ALTER", "ROLE");
    int next = ofRole ? behindName(words, 3, "IN") : behindName(words, 0, "ALTER");
    return next >= 0 && words.at(next).equals("SET") && words.at(next + 2).equals("TO");
  }

  private static boolean isPrivilege(StatementWords words) {
    int next = behindName(words, words.indexOf("ON"), "ON");
    return next >= 0 && words.at(next).equals(words.starts("GRANT") ? "TO" : "FROM");
  }

  /** The index behind some words and the name of the database, which is at {@code from}. */
  private static int behindName(StatementWords words, int from, String... before) {
    int name = from < 0 ? -1 : words.after(from, before);
    return name < 0 ? -1 : words.after(name, NAME);
  }

  /** True for what is about a database, or about a role in one. */
  public static boolean isAboutDatabase(StatementWords words) {
    return StatementKind.of(words).contains("database");
  }
}
