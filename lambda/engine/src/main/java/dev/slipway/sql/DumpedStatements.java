package dev.slipway.sql;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The statements that pg_dump writes of one database (src/bin/pg_dump/pg_dump.c and
 * pg_backup_archiver.c), and no others: none that runs a program, changes the server, names a role
 * to be, or is a program itself.
 */
public final class DumpedStatements {

  /** What a dump sets for its own statements. */
  private static final Set<String> SETTINGS =
      Set.of(
          "STATEMENT_TIMEOUT",
          "LOCK_TIMEOUT",
          "IDLE_IN_TRANSACTION_SESSION_TIMEOUT",
          "TRANSACTION_TIMEOUT",
          "CLIENT_ENCODING",
          "STANDARD_CONFORMING_STRINGS",
          "ESCAPE_STRING_WARNING",
          "CHECK_FUNCTION_BODIES",
          "XMLOPTION",
          "CLIENT_MIN_MESSAGES",
          "ROW_SECURITY",
          "SEARCH_PATH",
          "DEFAULT_TABLESPACE",
          "DEFAULT_TABLE_ACCESS_METHOD",
          "DEFAULT_WITH_OIDS");

  /** What belongs to the server, and can be commented on. */
  private static final Set<String> OF_SERVER = Set.of("DATABASE", "ROLE", "TABLESPACE");

  private static final Pattern SEARCH_PATH =
      Pattern.compile("SELECT pg_catalog\\.set_config\\('search_path', '[^']*', false\\)");

  private static final Pattern SEQUENCE =
      Pattern.compile(
          "SELECT pg_catalog\\.setval\\(E?'(?:[^'\\\\]|''|\\\\\\\\)*+', -?\\d+, (true|false)\\)");

  private static final Pattern LARGE_OBJECT =
      Pattern.compile(
          "SELECT pg_catalog\\.(lo_create\\('?\\d+'?\\)(\\s+WHERE NOT EXISTS \\(SELECT FROM"
              + " pg_catalog\\.pg_largeobject_metadata WHERE oid = \\d+\\))?"
              + "|lo_put\\(\\d+, \\d+, '\\\\x[0-9a-f]*+'\\))");

  private static final Pattern RESTRICT = Pattern.compile("\\\\(un)?restrict [A-Za-z0-9]+\\s*");

  private DumpedStatements() {}

  /** True for what stands among definitions. */
  public static boolean isDefinition(Statement statement) {
    StatementWords words = statement.words();
    return switch (words.at(0)) {
      case "SET", "RESET" -> isSetting(words);
      case "CREATE" ->
          DatabaseKinds.standAt(words, Math.max(1, words.after(0, "CREATE", "OR", "REPLACE")));
      case "ALTER" -> DatabaseKinds.standAt(words, 1) && !words.starts("ALTER", "EXTENSION");
      case "COMMENT" -> words.starts("COMMENT", "ON") && !OF_SERVER.contains(words.at(2));
      case "SECURITY" -> words.starts("SECURITY", "LABEL") && !mentionsServer(words);
      case "GRANT", "REVOKE" -> isPrivilege(words);
      case "REFRESH" -> words.starts("REFRESH", "MATERIALIZED", "VIEW");
      case "SELECT" -> matches(SEARCH_PATH, statement) || matches(LARGE_OBJECT, statement);
      default -> false;
    };
  }

  /** True for what stands before rows: a setting, or the COPY that loads them from the file. */
  public static boolean isHeadOfRows(Statement statement) {
    StatementWords words = statement.words();
    if (!words.starts("COPY")) {
      return words.starts("SET") && isSetting(words);
    }
    int end = words.size();
    return words.at(end - 2).equals("FROM")
        && words.at(end - 1).equals("STDIN")
        && words.indexOf("FROM") == end - 2
        && !words.at(1).equals("(");
  }

  /** True for what says where a sequence stands. */
  public static boolean isSequence(Statement statement) {
    return matches(SEQUENCE, statement) || isSettingOf(statement);
  }

  /** True for what makes or fills a large object, or says whose it is. */
  public static boolean isLargeObject(Statement statement) {
    StatementWords words = statement.words();
    return switch (words.at(0)) {
      case "ALTER", "COMMENT", "GRANT", "REVOKE" ->
          isDefinition(statement) && words.contains("LARGE", "OBJECT");
      default -> matches(LARGE_OBJECT, statement) || isSetting(statement);
    };
  }

  /** True for the one command of psql that a dump holds, and that psql runs without harm. */
  public static boolean isCommand(String metaCommand) {
    return RESTRICT.matcher(metaCommand).matches();
  }

  /** How a statement begins, for a message; a literal may be a secret. */
  public static String beginning(Statement statement) {
    String first = statement.sql().split("['\n]", 2)[0].strip();
    return first.length() > 60 ? first.substring(0, 60) + "..." : first;
  }

  private static boolean isSettingOf(Statement statement) {
    return statement.words().starts("SET") && isSetting(statement.words());
  }

  /** True for what sets something for the statements behind it, or sets it back. */
  static boolean isSetting(Statement statement) {
    StatementWords words = statement.words();
    return (words.starts("SET") || words.starts("RESET")) && isSetting(words);
  }

  /** Who passed a privilege on is set for the GRANT, and reset behind it. */
  private static boolean isSetting(StatementWords words) {
    if (words.starts("SET", "SESSION", "AUTHORIZATION")) {
      return words.size() == 4;
    }
    return words.starts("RESET")
        ? words.starts("RESET", "SESSION", "AUTHORIZATION")
        : SETTINGS.contains(words.at(1)) && words.size() > 3;
  }

  private static boolean isPrivilege(StatementWords words) {
    int on = words.indexOf("ON");
    return on > 0 && !OF_SERVER.contains(words.at(on + 1)) && !words.at(on + 1).equals("PARAMETER");
  }

  private static boolean mentionsServer(StatementWords words) {
    int on = words.indexOf("ON");
    return OF_SERVER.contains(words.at(on + 1));
  }

  private static boolean matches(Pattern form, Statement statement) {
    return form.matcher(statement.sql()).matches();
  }
}
