package dev.slipway.backup.part;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps tables as they are until the transactions end. Whoever reads holds nobody up but those who
 * would change the table's form or empty it.
 */
public final class TableLocks {

  /** Few, so that hardly anybody comes between two sessions that lock them one after another. */
  private static final int AT_ONCE = 50;

  private static final String NOT_AVAILABLE = "55P03";

  private TableLocks() {}

  /**
   * Locks tables. False while somebody waits for a stronger lock on one: he waits for the reader of
   * the snapshot, and this session would wait behind him for ever. False, too, when one of several
   * cannot be locked: by itself it tells why.
   *
   * @param tables as LOCK TABLE names them
   */
  static boolean taken(List<String> tables, Session session) {
    if (tables.isEmpty()) {
      return true;
    }
    String names = String.join(", ", tables);
    try {
      session.execute(
          "SAVEPOINT before_lock;\nLOCK TABLE "
              + names
              + " IN ACCESS SHARE MODE NOWAIT;\nRELEASE SAVEPOINT before_lock");
      return true;
    } catch (SqlFailure e) {
      if (tables.size() == 1 && !e.sqlState().equals(NOT_AVAILABLE)) {
        throw e;
      }
      if (!e.isConnectionLoss()) {
        session.executeAsWritten(
            "ROLLBACK TO SAVEPOINT before_lock;\nRELEASE SAVEPOINT before_lock");
      }
      return false;
    }
  }

  /**
   * Takes the locks for some sessions, which need no snapshot for that.
   *
   * @param tables as LOCK TABLE names them
   */
  public static void take(List<String> tables, Collection<Session> sessions) {
    for (int from = 0; from < tables.size(); from += AT_ONCE) {
      String sql =
          tables.subList(from, Math.min(from + AT_ONCE, tables.size())).stream()
              .collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE"));
      sessions.forEach(session -> session.execute(sql));
    }
  }
}
