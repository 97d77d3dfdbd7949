package dev.slipway.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which timeout has ended a session, how long it is and who has set it: the server says none
 * of it, and what it says it says in its own language (PostgreSQL manual, appendix A "Error Codes",
 * chapter 19.11.1 "Statement Behavior").
 */
final class EndingTimeout {

  private static final Map<String, String> NAMES =
      Map.of(
          "57P05", "idle_session_timeout",
          "25P03", "idle_in_transaction_session_timeout",
          "25P04", "transaction_timeout");

  /** As a new session has it, and how it came to it. */
  private static final String AS_GIVEN =
      """
      SET LOCAL search_path = pg_catalog, pg_temp;
      SELECT current_setting(name), CASE source
        WHEN 'user' THEN 'for role ' || quote_ident(session_user)
        WHEN 'database' THEN 'for database ' || quote_ident(current_database())
        WHEN 'database user' THEN 'for role ' || quote_ident(session_user)
          || ' in database ' || quote_ident(current_database())
        WHEN 'global' THEN 'for all roles'
        WHEN 'client' THEN 'by the options of the connection'
        WHEN 'default' THEN NULL ELSE 'by the server' END
      FROM pg_settings WHERE name = %s\
      """;

  /** What is written down for us, the nearest first. */
  private static final String AS_WRITTEN =
      """
      SET LOCAL search_path = pg_catalog, pg_temp;
      SELECT split_part(entry, '=', 2), 'for ' || concat_ws(' in ',
        CASE WHEN setrole <> 0 THEN 'role ' || quote_ident(session_user)
          WHEN setdatabase = 0 THEN 'all roles' END,
        CASE WHEN setdatabase <> 0 THEN 'database ' || quote_ident(current_database()) END)
      FROM pg_db_role_setting, unnest(setconfig) AS of_us (entry)
      WHERE split_part(entry, '=', 1) = %s
        AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = session_user))
        AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
      ORDER BY setrole = 0, setdatabase = 0 LIMIT 1\
      """;

  private final QuestionConnections connections;

  EndingTimeout(QuestionConnections connections) {
    this.connections = connections;
  }

  /** The setting by which the server ends sessions with such an SQLSTATE. */
  static Optional<String> nameOf(String sqlState) {
    return Optional.ofNullable(NAMES.get(sqlState));
  }

  /** The setting, its value, and who has set it, as far as that can be found out now. */
  String told(String name) {
    return name + " is set " + found(name).orElse("for the role or the database, or by the server");
  }

  /** One that is too short for anything ends also the session that asks for it. */
  private Optional<String> found(String name) {
    String literal = Sql.literal(name);
    Optional<String> given = ask("", AS_GIVEN.formatted(literal));
    return given.isPresent() ? given : ask("-c " + name + "=0", AS_WRITTEN.formatted(literal));
  }

  private Optional<String> ask(String options, String sql) {
    try (Connection connection = connections.open(options).connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      statement.getMoreResults();
      return Optional.of(row(statement.getResultSet()));
    } catch (SQLException unknown) {
      return Optional.empty();
    }
  }

  /** What is written down may lack it. */
  private static String withUnit(String value) {
    return value.chars().allMatch(Character::isDigit) ? value + "ms" : value;
  }

  private static String row(@Nullable ResultSet found) throws SQLException {
    if (found == null || !found.next()) {
      return "by the server, or by the options of the connection";
    }
    String whose = found.getString(2);
    return whose == null
        ? "by what ran in the session"
        : whose + " (" + withUnit(found.getString(1)) + ")";
  }
}
