package dev.slipway.mysql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What our sessions set for themselves, so that values come the same from every server, and slow
 * readers are not cut off (MySQL manual, chapter 7.1.8 "Server System Variables").
 */
final class SessionVariables {

  /** PAD_CHAR_TO_FULL_LENGTH, ANSI_QUOTES and NO_BACKSLASH_ESCAPES would change what is read. */
  private static final List<String> ALL =
      List.of(
          "sql_mode = ''",
          "time_zone = '+00:00'",
          "sql_select_limit = 18446744073709551615",
          "sql_big_selects = 1",
          "group_concat_max_len = 1048576",
          // Where the rows go to may be busy with its indexes: the server would hang up.
          "net_write_timeout = 86400",
          "net_read_timeout = 86400",
          "wait_timeout = 604800");

  /** Limits that somebody may have set, each known to some versions of MySQL or MariaDB only. */
  private static final List<String> LIMITS =
      List.of(
          "max_execution_time = 0",
          "max_statement_time = 0",
          "idle_transaction_timeout = 0",
          "idle_readonly_transaction_timeout = 0");

  private static final int UNKNOWN_VARIABLE = 1193;

  private SessionVariables() {}

  /** Sets them; a limit that the server does not know is none. */
  static void set(Statement session) throws SQLException {
    for (String setting : ALL) {
      session.execute("SET SESSION " + setting);
    }
    for (String limit : LIMITS) {
      try {
        session.execute("SET SESSION " + limit);
      } catch (SQLException e) {
        if (e.getErrorCode() != UNKNOWN_VARIABLE) {
          throw e;
        }
      }
    }
  }
}
