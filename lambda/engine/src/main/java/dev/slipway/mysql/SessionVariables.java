package dev.slipway.mysql;

import java.util.ArrayList;
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

  private SessionVariables() {}

  /** In the order in which they are set. */
  static List<String> of(MysqlServer server) {
    List<String> all = new ArrayList<>(ALL);
    if (server.isMariaDb()) {
      all.add("max_statement_time = 0");
      all.addAll(List.of("idle_transaction_timeout = 0", "idle_readonly_transaction_timeout = 0"));
    } else {
      all.add("max_execution_time = 0");
    }
    return all;
  }
}
