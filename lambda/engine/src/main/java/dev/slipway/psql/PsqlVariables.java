package dev.slipway.psql;

import dev.slipway.sql.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** psql's variables while a file is read (psql's manual page, "Variables"). */
final class PsqlVariables {

  /** What psql sets by itself when it starts; an error always ends a migration. */
  private static final Map<String, String> AT_START =
      Map.of(
          "AUTOCOMMIT", "on",
          "ECHO", "none",
          "ECHO_HIDDEN", "off",
          "FETCH_COUNT", "0",
          "ON_ERROR_ROLLBACK", "off",
          "ON_ERROR_STOP", "on",
          "QUIET", "off",
          "SINGLELINE", "off",
          "SINGLESTEP", "off",
          "VERBOSITY", "default");

  /** What psql knows from the server, which nobody has asked while files are read. */
  private static final Map<String, String> OF_THE_SERVER =
      Map.ofEntries(
          Map.entry("DBNAME", "current_database()"),
          Map.entry("USER", "current_user"),
          Map.entry("HOST", "inet_server_addr()"),
          Map.entry("PORT", "current_setting('port')"),
          Map.entry("ENCODING", "current_setting('client_encoding')"),
          Map.entry("SERVER_VERSION_NAME", "current_setting('server_version')"),
          Map.entry("SERVER_VERSION_NUM", "current_setting('server_version_num')"));

  private static final Set<String> OF_THE_LAST_STATEMENT =
      Set.of(
          "ERROR", "LASTOID", "LAST_ERROR_MESSAGE", "LAST_ERROR_SQLSTATE", "ROW_COUNT", "SQLSTATE");

  /** Each that is made of another twice is twice as long. */
  private static final int LONGEST = 1 << 24;

  private final Map<String, String> values = new HashMap<>(AT_START);

  void set(String name, String value) {
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the value of the variable " + named(name) + " would be longer than 16 MB");
    }
    values.put(named(name), value);
  }

  void unset(String name) {
    values.remove(named(name));
  }

  private static String named(String name) {
    if (!Reference.isName(name)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a valid name of a variable: letters, digits and _ make one");
    }
    return name;
  }

  /**
   * What stands for a reference; empty for one that stays as it is written. Throws
   * IllegalArgumentException for a value that is not known while files are read.
   */
  Optional<String> value(Reference reference) {
    String value = values.get(reference.name());
    if (reference.form() == Reference.Form.TEST) {
      boolean known = value != null || OF_THE_SERVER.containsKey(reference.name());
      return Optional.of(known ? "TRUE" : "FALSE");
    }
    if (value == null) {
      refuseUnknown(reference.name());
      return Optional.empty();
    }
    return Optional.of(quoted(reference.form(), value));
  }

  private static void refuseUnknown(String name) {
    String instead = OF_THE_SERVER.get(name);
    if (instead != null) {
      throw new IllegalArgumentException(
          ":"
              + name
              + " is what psql knows from its connection, and files are read before there is one."
              + " Write "
              + instead
              + ", where a name is needed with SELECT format('... %I', "
              + instead
              + ") \\gexec");
    }
    if (OF_THE_LAST_STATEMENT.contains(name)) {
      throw new IllegalArgumentException(
          ":" + name + " is about the statement before. Use GET DIAGNOSTICS in a DO block");
    }
  }

  private static String quoted(Reference.Form form, String value) {
    return switch (form) {
      case LITERAL -> literal(value);
      case NAME -> '"' + value.replace("\"", "\"\"") + '"';
      default -> value;
    };
  }

  private static String literal(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }
}
