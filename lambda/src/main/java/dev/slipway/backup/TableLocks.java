package dev.slipway.backup;

import dev.slipway.postgres.Session;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps tables as they are until the transactions end. Whoever reads holds nobody up but those who
 * would change the table's form or empty it.
 */
final class TableLocks {

  /** Few, so that hardly anybody comes between two sessions that lock them one after another. */
  private static final int AT_ONCE = 50;

  private TableLocks() {}

  /**
   * Takes the locks for some sessions, which need no snapshot for that. The names are quoted, with
   * their schemas.
   */
  static void take(List<String> tables, Collection<Session> sessions) {
    for (int from = 0; from < tables.size(); from += AT_ONCE) {
      String sql =
          tables.subList(from, Math.min(from + AT_ONCE, tables.size())).stream()
              .map(table -> "ONLY " + table)
              .collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE"));
      sessions.forEach(session -> session.execute(sql));
    }
  }
}
