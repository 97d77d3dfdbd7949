package dev.slipway.postgres;

import java.util.List;

/** Names those who stand in the way of a lock on a table. */
public final class LockHolders {

  private static final String STRONG = "l.mode = 'AccessExclusiveLock'";
  private static final String ANY = "l.granted";

  private static final String HOLDERS =
      """
      SELECT CASE WHEN l.pid IS NULL
          THEN COALESCE(%1$s, 'a prepared transaction')
          ELSE 'session ' || l.pid || ' ('
            || concat_ws(', ', COALESCE(NULLIF(a.application_name, ''), 'no name'), a.state,
              'open for ' || date_trunc('second', clock_timestamp() - a.xact_start)) || ')' END
        || CASE WHEN bool_and(l.granted) THEN ' holds ' ELSE ' waits for ' END
        || (array_agg(DISTINCT l.relation::regclass::text))[1]
        || CASE WHEN count(DISTINCT l.relation) > 1
          THEN ' and ' || count(DISTINCT l.relation) - 1 || ' more' ELSE '' END AS text
      FROM pg_locks l JOIN pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'm')
        LEFT JOIN pg_stat_activity a ON a.pid = l.pid
        LEFT JOIN (pg_locks own JOIN pg_prepared_xacts x ON x.transaction = own.transactionid)
          ON l.pid IS NULL AND own.pid IS NULL
          AND own.locktype = 'transactionid' AND own.mode = 'ExclusiveLock'
          AND own.virtualtransaction = l.virtualtransaction
      WHERE l.locktype = 'relation' AND %2$s
        AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_')
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.pid IS DISTINCT FROM pg_backend_pid()
      GROUP BY l.pid, x.gid, x.owner, x.prepared, a.application_name, a.state, a.xact_start
      ORDER BY a.xact_start NULLS FIRST LIMIT 3\
      """;

  private LockHolders() {}

  /**
   * A sentence with those who let nobody else at a table of the session's database, or wait for
   * that, the longest first; empty when there is none, or they cannot be read.
   */
  public static String keepingOut(Session session) {
    return ask(session, STRONG);
  }

  /** The same with all who use a table. */
  public static String inUse(Session session) {
    return ask(session, ANY);
  }

  private static String ask(Session session, String which) {
    try {
      return sentence(
          session
              .execute(HOLDERS.formatted(PreparedTransactions.TEXT, which))
              .get(0)
              .list()
              .stream()
              .map(row -> String.valueOf(row.get("text")))
              .toList());
    } catch (SqlFailure e) {
      return "";
    }
  }

  private static String sentence(List<String> holders) {
    return holders.isEmpty() ? "" : "In the way: " + String.join("; ", holders) + ".";
  }
}
